import type { DriftState } from '@driftline/health'

import { besideHeadline, headlineOf } from '../roles.ts'
import { toCountText } from './number-text.ts'
import type { TimeLabels } from './time-label.ts'
import { stateText } from './view-model.ts'
import type { ReportView } from './view-model.ts'

/** Features by state; none where a state is not there. */
export type StateCounts = Readonly<Partial<Record<DriftState, number>>>

/** How many features are in each state in their latest window; only live ones where there are any. */
export function countStates({ features }: ReportView): StateCounts {
  const counts: Partial<Record<DriftState, number>> = {}
  for (const { latest } of headlineOf(features)) counts[latest.state] = (counts[latest.state] ?? 0) + 1
  return counts
}

/** The state of the model in one sentence; what is not live has one of its own. */
export function summariseVerdicts(view: ReportView, labels: TimeLabels): string {
  const beside = besideHeadline(view.features)
  return `${summariseHeadline(view, labels)}${wholeText(view)}${beside === '' ? '' : ` Beside live: ${beside}.`}`
}

/** The model as a whole, where it asks for something. */
function wholeText({ whole }: ReportView): string {
  const asking = headlineOf(whole).find(({ latest }) => WORTH_SAYING.has(latest.state))
  return asking === undefined ? '' : ` The model as a whole: ${stateText[asking.latest.state]}.`
}

const WORTH_SAYING: ReadonlySet<DriftState> = new Set(['act', 'investigate', 'suspected', 'recovering'])

function summariseHeadline(view: ReportView, { toLabel }: TimeLabels): string {
  const counts = countStates(view)
  const { act = 0, investigate = 0, ok = 0 } = counts
  const total = headlineOf(view.features).length
  if (total === 0) return 'These lines hold no verdict for everyone together, only for segments.'
  if (act + investigate === 0) return quietSentence(ok, total, alsoText(counts))
  const raised = act + investigate
  const parts = [act > 0 && `${act} to act on`, investigate > 0 && `${investigate} to investigate`].filter(Boolean)
  const verb = raised === 1 ? 'needs' : 'need'
  return `${raised} of ${toCountText(total, 'feature')} ${verb} attention${sinceText(view, toLabel)}: ${parts.join(', ')}. ${quietText(ok, alsoText(counts))}`
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

function sinceText(view: ReportView, toLabel: TimeLabels['toLabel']): string {
  const onset = firstOnset(view)
  return onset === undefined ? '' : `, the first since ${toLabel(onset)}`
}

function quietText(count: number, also: string): string {
  if (count === 0) return also === '' ? 'None is like its reference.' : also.trimStart()
  return `${count === 1 ? '1 is like its reference.' : `${count} are like their reference.`}${also}`
}

function quietSentence(ok: number, total: number, also: string): string {
  if (ok === total)
    return `${total === 1 ? 'The one feature is like its' : `All ${total} features are like their`} reference.`
  return `No feature is raised; ${ok} of ${toCountText(total, 'feature')} like their reference.${also}`
}

function firstOnset({ features }: ReportView): string | undefined {
  return headlineOf(features)
    .filter(({ latest }) => latest.state === 'act' || latest.state === 'investigate')
    .flatMap(({ latest }) => (latest.since === null ? [] : [latest.since]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}
