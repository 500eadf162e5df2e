import { styleText } from 'node:util'
import type { ObjectiveExplanation, RulesExplanation, TierExplanation } from '@driftline/rules'
import { durationWords, toCountText, toNumberText, toPercentText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import { chanceLines, chanceText } from './print-false-alerts.ts'

/** Prometheus keeps so much where nobody says otherwise. */
const DEFAULT_RETENTION_MS = 15 * 86_400_000

/** What the rules of a spec do, for people. */
export function renderExplanation(
  { model, periodMs, objectives, lookBack }: RulesExplanation,
  { requestsPerHour, stream }: { readonly requestsPerHour?: number | undefined; readonly stream: OutputStream },
): string {
  const traffic = requestsPerHour === undefined ? 'steady traffic' : `${toNumberText(requestsPerHour)} requests an hour`
  const head = `${styleText('bold', model, { stream })}: ${toCountText(objectives.length, 'objective')} over ${durationWords(periodMs)}, at ${traffic}\n`
  const shown = objectives.map((objective) => renderObjective(objective, { periodMs, stream }))
  return `${head}\n${shown.join('\n')}\n${chanceText(objectives)}${retentionText(lookBack)}`
}

function renderObjective(
  objective: ObjectiveExplanation,
  { periodMs, stream }: { readonly periodMs: number; readonly stream: OutputStream },
): string {
  const { name, promise, allowedMs, tiers, dropped } = objective
  const allowed = `of ${durationWords(periodMs)}, everything may fail for ${durationWords(allowedMs)}`
  const lines = [
    `${styleText('bold', name, { stream })}: ${promise}; ${allowed}`,
    ...tiers.flatMap((tier) => tierLines(tier, objective)),
    ...(tiers.length === 0 ? ['  no tier: nothing tells of its budget. "driftline rules check" says why.'] : []),
    ...chanceLines(objective),
    ...dropped.map((because) => `  left out: ${because}.`),
  ]
  return `${lines.join('\n')}\n`
}

function tierLines(tier: TierExplanation, { kind, badEvents }: ObjectiveExplanation): readonly string[] {
  const { name, severity, longMs, shortMs, factor, budgetShare, minBad, keepFiringForMs } = tier
  const windows = `${durationWords(longMs)} and ${durationWords(shortMs)}`
  const evidence = `at least ${toNumberText(minBad)} ${badEvents}`
  const share = `${toPercentText(budgetShare)} of the budget spent in ${durationWords(longMs)}`
  return [
    `  ${name.padEnd(8)}${severity === 'critical' ? 'page' : 'ticket'}: ${outageText(tier, kind)}`,
    `          fires above ${toNumberText(factor)} times too fast over ${windows} (${share}), with ${evidence};`,
    `          goes on for ${durationWords(keepFiringForMs)} after it burns no more`,
  ]
}

function outageText({ outage, severity, minBad }: TierExplanation, kind: ObjectiveExplanation['kind']): string {
  if (!outage)
    return `never fires: not even a total failure makes ${toNumberText(minBad)} bad events or burns fast enough`
  const { afterMs, budgetUsed, floorDelayMs } = outage
  const does = severity === 'critical' ? 'pages' : 'opens a ticket'
  const used = budgetUsed > 1 ? 'all of the budget' : `${toPercentText(budgetUsed)} of the budget`
  const waits = floorDelayMs > 0 ? `, ${durationWords(floorDelayMs)} of it to see enough bad events` : ''
  return `${failureText(kind)} ${does} after ${durationWords(afterMs)}${waits}, and has then used ${used}`
}

function failureText(kind: ObjectiveExplanation['kind']): string {
  if (kind === 'drift') return 'drift of all features'
  return kind === 'quality' ? 'a model that is always wrong' : 'a total outage'
}

function retentionText({ alertsMs, screensMs }: RulesExplanation['lookBack']): string {
  const beyond =
    screensMs > DEFAULT_RETENTION_MS ? '; it keeps 15 d where nobody sets --storage.tsdb.retention.time' : ''
  return `Prometheus must keep its data for ${durationWords(alertsMs)} for the alerts, and for ${durationWords(screensMs)} for the rest of the budget on screens${beyond}.\n`
}
