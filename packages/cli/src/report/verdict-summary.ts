import type { DriftState } from '@driftline/health'

import { besideHeadline, headlineOf } from '../roles.ts'
import { toCountText } from './number-text.ts'
import type { TimeLabels } from './time-label.ts'
import type { ReportView } from './view-model.ts'

/** How many features are in each state in their latest window; only live ones where there are any. */
export function countStates({ features }: ReportView): Readonly<Partial<Record<DriftState, number>>> {
  const counts: Partial<Record<DriftState, number>> = {}
  for (const { latest } of headlineOf(features)) counts[latest.state] = (counts[latest.state] ?? 0) + 1
  return counts
}

/** The state of the model in one sentence; what is not live has one of its own. */
export function summariseVerdicts(view: ReportView, labels: TimeLabels): string {
  const beside = besideHeadline(view.features)
  return `${summariseHeadline(view, labels)}${beside === '' ? '' : ` Beside live: ${beside}.`}`
}

function summariseHeadline(view: ReportView, { toLabel }: TimeLabels): string {
  const { act = 0, investigate = 0, ok = 0 } = countStates(view)
  const total = headlineOf(view.features).length
  if (total === 0) return 'These lines hold no verdict for everyone together, only for segments.'
  if (act + investigate === 0) return quietSentence(ok, total)
  const raised = act + investigate
  const parts = [act > 0 && `${act} to act on`, investigate > 0 && `${investigate} to investigate`].filter(Boolean)
  const verb = raised === 1 ? 'needs' : 'need'
  return `${raised} of ${toCountText(total, 'feature')} ${verb} attention${sinceText(view, toLabel)}: ${parts.join(', ')}. ${quietText(ok)}`
}

function sinceText(view: ReportView, toLabel: TimeLabels['toLabel']): string {
  const onset = firstOnset(view)
  return onset === undefined ? '' : `, the first since ${toLabel(onset)}`
}

function quietText(count: number): string {
  if (count === 0) return 'None is like its reference.'
  return count === 1 ? '1 is like its reference.' : `${count} are like their reference.`
}

function quietSentence(ok: number, total: number): string {
  return ok === total
    ? `${total === 1 ? 'The one feature is like its' : `All ${total} features are like their`} reference.`
    : `No feature is raised; ${ok} of ${toCountText(total, 'feature')} like their reference, the others not judged.`
}

function firstOnset({ features }: ReportView): string | undefined {
  return headlineOf(features)
    .filter(({ latest }) => latest.state === 'act' || latest.state === 'investigate')
    .flatMap(({ latest }) => (latest.since === null ? [] : [latest.since]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}
