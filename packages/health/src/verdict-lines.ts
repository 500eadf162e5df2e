import type { MonitorSpec } from '@driftline/spec'
import type { MlReference } from '@driftline/semconv'
import type { AcceptedDrift } from './acceptance/acceptance.ts'
import type { ClosedFeature } from './closed-window.ts'
import type { CountsSummary } from './counts/counts-summary.ts'
import type { Evidence } from './evidence/evidence.ts'
import { isTold } from './evidence/evidence.ts'
import type { WindowEvidence } from './evidence/judge-window.ts'
import type { JudgedFeature } from './judge-feature.ts'
import type { LearningProgress } from './reference/learning-progress.ts'
import { droppedText } from './verdict/dropped-text.ts'
import { detectableShift, readWindow } from './verdict/read-window.ts'
import { verdictSentence } from './verdict/sentence.ts'
import type { AcceptedLine, KindLine, UntoldLine } from './verdict/verdict-line.ts'
import { isoTime } from './verdict/verdict-line.ts'
import type { SentenceContext } from './words/sentence-context.ts'

/** Whose line it is. */
export interface LineContext {
  readonly spec: MonitorSpec
  readonly reference: MlReference
}

/** The line of a judged window, without its sentence. */
export function judgedLine(at: ClosedFeature, judged: JudgedFeature, context: LineContext): UntoldLine {
  const { verdict, evidence, persistence, fromMs } = judged
  return {
    ...headOf(at, fromMs, context),
    count: evidence.rows,
    state: verdict.state,
    ...(verdict.reason && { reason: verdict.reason }),
    severity: verdict.severity,
    windowSeverity: verdict.windowSeverity,
    ...(verdict.notRenewed && { notRenewed: verdict.notRenewed }),
    ...(verdict.accepted && { accepted: toAcceptedLine(verdict.accepted) }),
    persistence,
    kind: verdict.kind,
    lowerBound: verdict.lowerBound,
    detectable: detectableShift(evidence) ?? null,
    kinds: kindLines(evidence),
    since: verdict.sinceMs === null ? null : isoTime(verdict.sinceMs),
    statistics: evidence.statistics,
  }
}

/** The sentence of a judged window. */
export function judgedSentence({ verdict, said, dropped }: JudgedFeature, context: SentenceContext): string {
  return verdictSentence(verdict, said, context) + droppedText(dropped, context.timezone)
}

/** The line of a window without a reference: what it shows by itself, without its sentence. */
export function learningLine(
  at: ClosedFeature,
  { rows, missing, invalid, quantiles }: CountsSummary,
  context: LineContext & { readonly progress: LearningProgress },
): UntoldLine {
  return {
    ...headOf(at, at.closed.startMs, context),
    count: rows,
    ...nothingJudged(context.progress),
    statistics: {
      ...(missing !== undefined && { missing }),
      ...(invalid !== undefined && { invalid }),
      ...(quantiles && { quantiles }),
    },
  }
}

/** What a line says of a window of which nothing can be judged yet. */
export function nothingJudged({ reason, share }: Pick<LearningProgress, 'reason' | 'share'>) {
  return {
    state: 'learning',
    reason,
    learning: share,
    severity: 0,
    windowSeverity: 0,
    kind: null,
    lowerBound: 0,
    detectable: null,
    kinds: [],
    since: null,
  } as const
}

function toAcceptedLine({ id, by, reason, sinceMs, untilMs }: AcceptedDrift): AcceptedLine {
  return {
    ...(id !== undefined && { id }),
    by,
    ...(reason !== undefined && { reason }),
    since: isoTime(sinceMs),
    until: untilMs === null ? null : isoTime(untilMs),
  }
}

/** All that a window shows, strongest first. */
export function kindLines(evidence: WindowEvidence): readonly KindLine[] {
  return readWindow(evidence).evidence.filter(isTold).map(toKindLine)
}

function toKindLine({ kind, effect, lowerBound, severity, detectable, basis }: Evidence): KindLine {
  return { kind, effect, lowerBound, severity, detectable, ...(basis && { basis }) }
}

/** What every line says of whose it is. */
export function headOf(
  { closed, segment, feature }: Omit<ClosedFeature, 'counts'>,
  fromMs: number,
  { spec, reference }: LineContext,
) {
  return {
    model: spec.model.name,
    version: closed.version,
    role: closed.role,
    start: isoTime(fromMs),
    end: isoTime(closed.endMs),
    window: closed.window,
    partial: closed.partial.length > 0,
    segment: { name: segment.name, value: segment.value },
    feature,
    reference,
  }
}
