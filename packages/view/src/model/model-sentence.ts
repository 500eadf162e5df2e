import type { DriftState } from '@driftline/health'

import type { FeatureView } from '../arrange/model-view.ts'
import { stateText } from '../state/drift-states.ts'
import type { StateCounts } from '../state/state-counts.ts'
import { toCountText } from '../text/number-text.ts'
import type { Instant } from '../time/instant.ts'
import { toTimeMs } from '../time/instant.ts'
import { besideHeadline, headlineOf } from '../verdict/roles.ts'

/** What the sentence on a model is made of. Only the counts are needed; what is not known is left out. */
export interface ModelFacts {
  /** Features by state in their latest window, of what is live where anything is. */
  readonly counts: StateCounts
  /** When the first of those raised now was raised. */
  readonly firstSince?: Instant
  /** State of the model as a whole. */
  readonly whole?: DriftState
  /** What is raised of what is not live: `canary 0 of 3 raised`. */
  readonly beside?: string
}

/** How the sentence is told. */
export interface SentenceOptions {
  /** A time in words. */
  readonly toLabel: (instant: Instant) => string
  /** What to say where no feature has a verdict. */
  readonly empty: string
}

/** The rows a sentence is made of: features, and the model as a whole in each role. */
export interface ModelRows {
  readonly features: readonly Latest[]
  readonly whole: readonly Latest[]
}

interface Latest {
  readonly latest: Pick<FeatureView['latest'], 'state' | 'role' | 'since'>
}

/** How many features are in each state in their latest window; only live ones where there are any. */
export function countStates({ features }: Pick<ModelRows, 'features'>): StateCounts {
  const counts: Partial<Record<DriftState, number>> = {}
  for (const { latest } of headlineOf(features)) counts[latest.state] = (counts[latest.state] ?? 0) + 1
  return counts
}

/** What arranged verdicts say of the model. */
export function modelFacts(rows: ModelRows): ModelFacts {
  const firstSince = firstOnset(rows)
  const whole = headlineOf(rows.whole).find(({ latest }) => WORTH_SAYING.has(latest.state))
  const beside = besideHeadline(rows.features)
  return {
    counts: countStates(rows),
    ...(firstSince !== undefined && { firstSince }),
    ...(whole !== undefined && { whole: whole.latest.state }),
    ...(beside !== '' && { beside }),
  }
}

/** The state of a model in a sentence or a few; what is not live has one of its own. */
export function modelSentence(facts: ModelFacts, options: SentenceOptions): string {
  const { whole, beside } = facts
  return [
    featuresSentence(facts, options),
    whole !== undefined && WORTH_SAYING.has(whole) && `The model as a whole: ${stateText[whole]}.`,
    beside !== undefined && `Beside live: ${beside}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const WORTH_SAYING: ReadonlySet<DriftState> = new Set(['act', 'investigate', 'suspected', 'recovering'])

function featuresSentence({ counts, firstSince }: ModelFacts, { toLabel, empty }: SentenceOptions): string {
  const { act = 0, investigate = 0, ok = 0 } = counts
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return empty
  const raised = act + investigate
  if (raised === 0) return quietSentence(ok, total, alsoText(counts))
  const parts = [act > 0 && `${act} to act on`, investigate > 0 && `${investigate} to investigate`].filter(Boolean)
  const verb = raised === 1 ? 'needs' : 'need'
  const since = firstSince === undefined ? '' : `, the first since ${toLabel(firstSince)}`
  return `${raised} of ${toCountText(total, 'feature')} ${verb} attention${since}: ${parts.join(', ')}. ${quietText(ok, alsoText(counts))}`
}

/** What is neither raised nor like its reference. */
function alsoText({ suspected = 0, blind = 0, learning = 0, insufficient_data = 0 }: StateCounts): string {
  const parts = [
    suspected > 0 && `${suspected} suspected`,
    learning > 0 && `${learning} learning`,
    blind + insufficient_data > 0 && `${blind + insufficient_data} cannot be told`,
  ].filter(Boolean)
  return parts.length === 0 ? '' : ` ${parts.join(', ')}.`
}

function quietText(count: number, also: string): string {
  if (count === 0) return also === '' ? 'None is like its reference.' : also.trimStart()
  return `${count === 1 ? '1 is like its reference.' : `${count} are like their reference.`}${also}`
}

function quietSentence(ok: number, total: number, also: string): string {
  if (ok === total)
    return `${total === 1 ? 'The one feature is like its' : `All ${total} features are like their`} reference.`
  return `No feature is raised; ${ok} of ${toCountText(total, 'feature')} ${ok === 1 ? 'is like its' : 'are like their'} reference.${also}`
}

function firstOnset({ features }: ModelRows): Instant | undefined {
  return headlineOf(features)
    .filter(({ latest }) => latest.state === 'act' || latest.state === 'investigate')
    .flatMap(({ latest: { since } }) => (since === null || since === undefined ? [] : [since]))
    .sort((a, b) => toTimeMs(a) - toTimeMs(b))[0]
}
