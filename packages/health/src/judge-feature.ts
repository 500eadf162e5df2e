import type { MonitorSpec } from '@driftline/spec'
import type { ClosedFeature } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import { rowsIn } from './counts/feature-counts.ts'
import type { NotJudged, WindowEvidence } from './evidence/judge-window.ts'
import { judgeWindow } from './evidence/judge-window.ts'
import { INVESTIGATE_SEVERITY } from './evidence/severity.ts'
import { featureSpecOf, isExpected, isOutput, weightOf } from './monitored-features.ts'
import type { FeatureReference } from './reference/feature-reference.ts'
import type { VerdictStep } from './verdict/advance-verdict.ts'
import { advanceVerdict } from './verdict/advance-verdict.ts'
import type { FeatureVerdict } from './verdict/feature-verdict.ts'
import { MINIMUM_ROWS, readWindow } from './verdict/read-window.ts'
import type { DroppedRows, MergedWindow, SeriesMemory } from './verdict/series-memory.ts'
import { droppedFrom, mergePending, nextMemory, takeAlone } from './verdict/series-memory.ts'
import { freshMemory } from './verdict/verdict-memory.ts'

/** What a series is judged by. */
export interface SeriesContext {
  readonly spec: MonitorSpec
  /** The reference of windows that were merged, by the start of each. */
  readonly referenceOf: (windowStartsMs: readonly number[]) => FeatureReference
  readonly memory: SeriesMemory | undefined
}

/** What one more window makes of a series. */
export interface JudgedFeature {
  readonly verdict: FeatureVerdict
  readonly evidence: WindowEvidence
  readonly memory: SeriesMemory
  /** Start of the window, or of the first one merged into it. */
  readonly fromMs: number
  /** Rows that waited to be merged and were dropped. */
  readonly dropped?: DroppedRows | undefined
}

/** Judges one feature of a closed window. What cannot be judged is a state with a reason, never an exception. */
export function judgeFeature(at: ClosedFeature, context: SeriesContext): JudgedFeature {
  if (!areCountable(at.counts)) return failedFeature(at, context)
  try {
    return judgeCountable(at, context)
  } catch {
    return failedFeature(at, context)
  }
}

function judgeCountable(at: ClosedFeature, context: SeriesContext): JudgedFeature {
  const { window, evidence } = judgeAlone(at, context) ?? judgeMerged(at, context)
  const step = advanceBy(evidence, at, { ...context, fromMs: window.fromMs })
  return {
    verdict: step.verdict,
    evidence,
    memory: nextMemory(step.memory, at.closed, step.waits ? window : undefined),
    fromMs: window.fromMs,
    dropped: window.dropped,
  }
}

interface JudgedWindow {
  readonly window: MergedWindow
  readonly evidence: WindowEvidence
}

/** A window that shows something by itself is not watered down by what waits for it. */
function judgeAlone(at: ClosedFeature, context: SeriesContext): JudgedWindow | undefined {
  if (!context.memory?.pending || rowsIn(at.counts) < MINIMUM_ROWS) return undefined
  const window = takeAlone(context.memory, at.counts, at.closed)
  const evidence = evidenceOf(window, at, context)
  return readWindow(evidence).severity >= INVESTIGATE_SEVERITY ? { window, evidence } : undefined
}

function judgeMerged(at: ClosedFeature, context: SeriesContext): JudgedWindow {
  const window = mergePending(context.memory, at.counts, at.closed)
  return { window, evidence: evidenceOf(window, at, context) }
}

function evidenceOf(
  { counts, windowStartsMs }: MergedWindow,
  { segment, feature }: ClosedFeature,
  { spec, referenceOf }: SeriesContext,
): WindowEvidence {
  const featureSpec = featureSpecOf(spec, feature)
  return judgeWindow(referenceOf(windowStartsMs), counts, {
    ...(featureSpec && { spec: featureSpec }),
    hasProblems: isEveryone(segment),
    isOutput: isOutput(feature),
  })
}

function advanceBy(
  evidence: WindowEvidence,
  { closed, feature }: ClosedFeature,
  { spec, memory, fromMs }: Pick<SeriesContext, 'spec' | 'memory'> & { readonly fromMs: number },
): VerdictStep {
  return advanceVerdict(memory?.verdict ?? freshMemory, evidence, {
    startMs: fromMs,
    endMs: closed.endMs,
    weight: weightOf(spec, feature),
    accepted: isExpected(spec, feature, closed),
  })
}

/** The verdict on counts that nothing can be computed from: a window that cannot tell. */
export function failedFeature(at: ClosedFeature, context: Pick<SeriesContext, 'spec' | 'memory'>): JudgedFeature {
  return silentFeature(at, { ...context, reason: 'failed' })
}

/** The verdict on a window that cannot tell, whatever it holds. */
export function silentFeature(
  at: ClosedFeature,
  { reason, ...context }: Pick<SeriesContext, 'spec' | 'memory'> & { readonly reason: NotJudged },
): JudgedFeature {
  const { closed, counts } = at
  const evidence: WindowEvidence = {
    rows: areCountable(counts) ? rowsIn(counts) : 0,
    evidence: [],
    notJudged: reason,
    statistics: {},
  }
  const { verdict, memory } = advanceBy(evidence, at, { ...context, fromMs: closed.startMs })
  const pending = context.memory?.pending
  return {
    verdict,
    evidence,
    memory: nextMemory(memory, closed),
    fromMs: closed.startMs,
    dropped: pending && droppedFrom(pending, 'overtaken'),
  }
}
