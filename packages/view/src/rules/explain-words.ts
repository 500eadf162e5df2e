import type { ObjectiveExplanation, RulesExplanation, TierExplanation } from '@driftline/rules'
import { durationWords } from '../text/duration-words.ts'
import { toNumberText, toPercentText } from '../text/number-text.ts'

/** Prometheus keeps so much where nobody says otherwise. */
const DEFAULT_RETENTION_MS = 15 * 86_400_000

/** What a tier of an objective does. */
export interface TierWords {
  readonly tells: 'page' | 'ticket'
  /** When a failure of everything is told, and what is spent by then. */
  readonly outage: string
  /** What it fires above. */
  readonly fires: string
  readonly goesOn: string
}

/** What is promised, and what that allows: `99.9 % of calls …; of 30 d, everything may fail for 43 min`. */
export function promiseWords({ promise, allowedMs }: ObjectiveExplanation, periodMs: number): string {
  return `${promise}; of ${durationWords(periodMs)}, everything may fail for ${durationWords(allowedMs)}`
}

/** What a tier does, in words. */
export function tierWords(tier: TierExplanation, { kind, badEvents }: ObjectiveExplanation): TierWords {
  const { severity, longMs, shortMs, factor, budgetShare, minBad, keepFiringForMs } = tier
  const windows = `${durationWords(longMs)} and ${durationWords(shortMs)}`
  const evidence = `at least ${toNumberText(minBad)} ${badEvents}`
  const share = `${toPercentText(budgetShare)} of the budget spent in ${durationWords(longMs)}`
  return {
    tells: severity === 'critical' ? 'page' : 'ticket',
    outage: outageWords(tier, kind),
    fires: `fires above ${toNumberText(factor)} times too fast over ${windows} (${share}), with ${evidence}`,
    goesOn: `goes on for ${durationWords(keepFiringForMs)} after it burns no more`,
  }
}

function outageWords({ outage, severity, minBad }: TierExplanation, kind: ObjectiveExplanation['kind']): string {
  if (!outage)
    return `never fires: not even a total failure makes ${toNumberText(minBad)} bad events or burns fast enough`
  const { afterMs, budgetUsed, floorDelayMs } = outage
  const does = severity === 'critical' ? 'pages' : 'opens a ticket'
  const used = budgetUsed > 1 ? 'all of the budget' : `${toPercentText(budgetUsed)} of the budget`
  const waits = floorDelayMs > 0 ? `, ${durationWords(floorDelayMs)} of it to see enough bad events` : ''
  return `${failureWords(kind)} ${does} after ${durationWords(afterMs)}${waits}, and has then used ${used}`
}

function failureWords(kind: ObjectiveExplanation['kind']): string {
  if (kind === 'drift') return 'drift of all features'
  return kind === 'quality' ? 'a model that is always wrong' : 'a total outage'
}

/** How long Prometheus must keep its data for all of it to work. */
export function retentionWords({ alertsMs, screensMs }: RulesExplanation['lookBack']): string {
  const beyond =
    screensMs > DEFAULT_RETENTION_MS ? '; it keeps 15 d where nobody sets --storage.tsdb.retention.time' : ''
  return `Prometheus must keep its data for ${durationWords(alertsMs)} for the alerts, and for ${durationWords(screensMs)} for the rest of the budget on screens${beyond}.`
}
