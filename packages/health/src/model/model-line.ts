import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { ClosedWindow, SegmentCounts } from '../closed-window.ts'
import { isTold } from '../evidence/evidence.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import { headOf, nothingJudged } from '../verdict-lines.ts'
import type { LineContext } from '../verdict-lines.ts'
import type { VerdictStep } from '../verdict/advance-verdict.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import { isoTime } from '../verdict/verdict-line.ts'
import { percentText } from '../words/number-text.ts'
import type { Finding } from './finding.ts'
import { rowsText } from './finding-text.ts'
import { modelSentence } from './model-sentence.ts'

/** A window of the model as a whole, or of the values of a segment together. */
export interface ModelWindow {
  readonly closed: ClosedWindow
  readonly segment: Pick<SegmentCounts, 'name' | 'value'>
  readonly rows: number
  readonly statistics: WindowStatistics
}

/** A verdict on the model as a whole, and what it was given on, strongest first. */
export interface JudgedModel extends Pick<VerdictStep, 'verdict' | 'persistence'> {
  readonly findings: readonly Finding[]
}

/** The line of a judged window. */
export function modelLine(
  { closed, segment, rows, statistics }: ModelWindow,
  { verdict, persistence, findings }: JudgedModel,
  context: LineContext,
): VerdictLine {
  const details = findings.flatMap((finding) => finding.details ?? [])
  return {
    ...headOf(placeOf(closed, segment), closed.startMs, context),
    headline: true,
    count: rows,
    state: verdict.state,
    ...(verdict.reason && { reason: verdict.reason }),
    severity: verdict.severity,
    windowSeverity: verdict.windowSeverity,
    ...(verdict.notRenewed && { notRenewed: verdict.notRenewed }),
    persistence,
    kind: verdict.kind,
    lowerBound: verdict.lowerBound,
    detectable: null,
    kinds: findings.map(({ evidence }) => evidence).filter(isTold),
    since: verdict.sinceMs === null ? null : isoTime(verdict.sinceMs),
    sentence: modelSentence({ verdict, findings, rows, timezone: context.spec.timezone }),
    ...(details.length > 0 && { details }),
    statistics,
  }
}

/** The line of a window of which nothing can be judged yet. @param learned how far, 0..1 */
export function modelLearningLine(window: ModelWindow, learned: number, context: LineContext): VerdictLine {
  const { closed, segment, rows, statistics } = window
  return {
    ...headOf(placeOf(closed, segment), closed.startMs, context),
    headline: true,
    count: rows,
    ...nothingJudged({ reason: 'first_windows', share: learned }),
    sentence: `Learning what is usual: ${percentText(learned)} of the way; ${rowsText(rows)}.`,
    statistics,
  }
}

function placeOf(closed: ClosedWindow, { name, value }: ModelWindow['segment']) {
  return { closed, segment: { name, value, features: {} }, feature: ML_FEATURE_NAME_VALUE_ALL }
}
