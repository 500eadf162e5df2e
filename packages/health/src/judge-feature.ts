import type { MonitorSpec } from '@driftline/spec'
import type { ClosedFeature } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import { rowsIn } from './counts/feature-counts.ts'
import type { WindowEvidence } from './evidence/judge-window.ts'
import { judgeWindow } from './evidence/judge-window.ts'
import { featureSpecOf, isExpected, isOutput, weightOf } from './monitored-features.ts'
import type { FeatureReference } from './reference/feature-reference.ts'
import type { FeatureVerdict } from './verdict/advance-verdict.ts'
import { advanceVerdict, blindVerdict, freshMemory } from './verdict/advance-verdict.ts'
import type { DroppedRows, MergedWindow, SeriesMemory } from './verdict/series-memory.ts'
import { droppedFrom, mergePending, nextMemory } from './verdict/series-memory.ts'

/** What a series is judged by. */
export interface SeriesContext {
  readonly spec: MonitorSpec
  readonly reference: FeatureReference
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
  if (!areCountable(at.counts)) return failedFeature(at, context.memory)
  try {
    return judgeCountable(at, context)
  } catch {
    return failedFeature(at, context.memory)
  }
}

function judgeCountable(at: ClosedFeature, context: SeriesContext): JudgedFeature {
  const { spec, memory } = context
  const merged = mergePending(memory, at.counts, at.closed)
  const evidence = judgeMerged(at, merged, context)
  const { verdict, memory: next } = advanceVerdict(memory?.verdict ?? freshMemory, evidence, {
    startMs: merged.fromMs,
    weight: weightOf(spec, at.feature),
    accepted: isExpected(spec, at.feature, at.closed),
  })
  return {
    verdict,
    evidence,
    memory: nextMemory(next, at.closed, { ...merged, rows: evidence.rows }),
    fromMs: merged.fromMs,
    dropped: merged.dropped,
  }
}

function judgeMerged(
  { segment, feature }: ClosedFeature,
  { counts }: MergedWindow,
  { spec, reference }: SeriesContext,
): WindowEvidence {
  const featureSpec = featureSpecOf(spec, feature)
  return judgeWindow(reference, counts, {
    ...(featureSpec && { spec: featureSpec }),
    hasProblems: isEveryone(segment),
    isOutput: isOutput(feature),
  })
}

/** The verdict on counts that nothing can be computed from: the series goes on as if the window had not been. */
export function failedFeature({ closed, counts }: ClosedFeature, memory: SeriesMemory | undefined): JudgedFeature {
  const evidence: WindowEvidence = {
    rows: areCountable(counts) ? rowsIn(counts) : 0,
    evidence: [],
    notJudged: 'failed',
    statistics: {},
  }
  return {
    verdict: blindVerdict(memory?.verdict ?? freshMemory, evidence),
    evidence,
    memory: nextMemory(memory?.verdict, closed),
    fromMs: closed.startMs,
    dropped: memory?.pending && droppedFrom(memory.pending),
  }
}
