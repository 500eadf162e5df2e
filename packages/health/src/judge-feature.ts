import type { MonitorSpec } from '@driftline/spec'
import type { Agreement, Pin } from './acceptance/acceptance.ts'
import type { AcceptingOptions, AcceptingStep } from './acceptance/advance-accepted.ts'
import { advanceAccepted } from './acceptance/advance-accepted.ts'
import { besidePin, pinnedEvidence } from './acceptance/pinned-evidence.ts'
import type { ClosedFeature } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import type { ComparedRate } from './comparison/feature-comparison.ts'
import type { FeatureCounts } from './counts/feature-counts.ts'
import { rowsIn } from './counts/feature-counts.ts'
import type { JudgeOptions, NotJudged, WindowEvidence } from './evidence/judge-window.ts'
import { judgeWindow } from './evidence/judge-window.ts'
import { INVESTIGATE_SEVERITY } from './evidence/severity.ts'
import { featureSpecOf, isOutput, weightOf } from './monitored-features.ts'
import type { FeatureReference } from './reference/feature-reference.ts'
import type { FeatureVerdict, Persistence } from './verdict/feature-verdict.ts'
import { MINIMUM_ROWS, readWindow } from './verdict/read-window.ts'
import type { DroppedRows, MergedWindow, SeriesMemory } from './verdict/series-memory.ts'
import { droppedFrom, mergePending, nextMemory, takeAlone } from './verdict/series-memory.ts'
import { freshMemory } from './verdict/verdict-memory.ts'

/** What a series is judged by. */
export interface SeriesContext {
  readonly spec: MonitorSpec
  /** The reference of the window by itself. */
  readonly reference: FeatureReference
  /** The reference of windows that were merged, by the start of each; undefined where not all of them have one. */
  readonly referenceOf: (windowStartsMs: readonly number[]) => FeatureReference | undefined
  readonly memory: SeriesMemory | undefined
  /** What has been accepted, the most special first. */
  readonly agreements: readonly Agreement[]
  /** The rates of some counts that were learned beside the reference. */
  readonly learnedOf?: (counts: FeatureCounts) => readonly ComparedRate[]
  /** Rows for each distinct one, at least 1. */
  readonly repeats?: number
}

/** What a series is judged by where a window says nothing. */
export type SilentContext = Pick<SeriesContext, 'spec' | 'memory' | 'agreements'>

/** What one more window makes of a series. */
export interface JudgedFeature {
  readonly verdict: FeatureVerdict
  readonly evidence: WindowEvidence
  /** What of it the verdict rests on. */
  readonly said: WindowEvidence
  /** What looking back made of the window. */
  readonly persistence: Persistence
  readonly memory: SeriesMemory
  /** Rows that were judged, those merged into it included. */
  readonly counts: FeatureCounts
  /** Start of the window, or of the first one merged into it. */
  readonly fromMs: number
  /** Rows that waited to be merged and were dropped. */
  readonly dropped?: DroppedRows | undefined
  /** Start of the first window that went beyond what was accepted, ms. */
  readonly beyondSinceMs?: number | undefined
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
  const { window, evidence, reference } = judgeAlone(at, context) ?? judgeMerged(at, context)
  const { counts, fromMs, dropped } = window
  const beside: AcceptingOptions['beside'] = (pin) =>
    pinnedEvidence(pin, reference, { counts, options: optionsOf(at, { ...context, counts }, pin) })
  const step = advanceBy(evidence, at, { ...context, fromMs, beside })
  return { ...judgedBy(step, at, step.waits ? window : undefined), evidence, counts, fromMs, dropped }
}

function judgedBy(
  { verdict, persistence, memory, said, pinned, beyondSinceMs }: AcceptingStep,
  { closed }: ClosedFeature,
  waiting?: MergedWindow,
): Pick<JudgedFeature, 'verdict' | 'persistence' | 'said' | 'memory' | 'beyondSinceMs'> {
  const isPinned = Object.keys(pinned).length > 0
  const next = nextMemory(memory, closed, waiting)
  return { verdict, persistence, said, memory: isPinned ? { ...next, pinned } : next, beyondSinceMs }
}

interface JudgedWindow {
  readonly window: MergedWindow
  readonly reference: FeatureReference
  readonly evidence: WindowEvidence
}

/** A window that shows something by itself is not watered down by what waits for it. */
function judgeAlone(at: ClosedFeature, context: SeriesContext): JudgedWindow | undefined {
  if (!context.memory?.pending || rowsIn(at.counts) < MINIMUM_ROWS) return undefined
  const window = takeAlone(context.memory, at, 'overtaken')
  const judged = judgeBy({ window, reference: context.reference }, at, context)
  return readWindow(judged.evidence).severity >= INVESTIGATE_SEVERITY ? judged : undefined
}

function judgeMerged(at: ClosedFeature, context: SeriesContext): JudgedWindow {
  const window = mergePending(context.memory, at.counts, at.closed)
  const isAlone = window.windowStartsMs.length === 1
  const reference = isAlone ? context.reference : context.referenceOf(window.windowStartsMs)
  if (reference) return judgeBy({ window, reference }, at, context)
  return judgeBy({ window: takeAlone(context.memory, at, 'unlike'), reference: context.reference }, at, context)
}

function judgeBy(own: Omit<JudgedWindow, 'evidence'>, at: ClosedFeature, context: SeriesContext): JudgedWindow {
  const { counts } = own.window
  return { ...own, evidence: judgeWindow(own.reference, counts, optionsOf(at, { ...context, counts })) }
}

function optionsOf(
  { segment, feature }: ClosedFeature,
  { spec, learnedOf, repeats, counts }: SeriesContext & { readonly counts: FeatureCounts },
  pin?: Pin,
): JudgeOptions {
  const featureSpec = featureSpecOf(spec, feature)
  const learned = learnedOf?.(counts) ?? []
  return {
    ...(featureSpec && { spec: featureSpec }),
    hasProblems: isEveryone(segment),
    isOutput: isOutput(feature),
    learned: pin ? learned.map((rate) => besidePin(rate, pin)) : learned,
    ...(repeats !== undefined && { repeats }),
  }
}

function advanceBy(
  evidence: WindowEvidence,
  { closed, feature }: ClosedFeature,
  {
    spec,
    memory,
    agreements,
    fromMs,
    beside,
  }: SilentContext & Pick<AcceptingOptions, 'beside'> & { readonly fromMs: number },
): AcceptingStep {
  return advanceAccepted(memory ?? { verdict: freshMemory }, evidence, {
    startMs: fromMs,
    endMs: closed.endMs,
    weight: weightOf(spec, feature),
    agreements,
    beside,
  })
}

/** The verdict on counts that nothing can be computed from: a window that cannot tell. */
export function failedFeature(at: ClosedFeature, context: SilentContext): JudgedFeature {
  return silentFeature(at, { ...context, reason: 'failed' })
}

/** The verdict on a window that cannot tell, whatever it holds. */
export function silentFeature(
  at: ClosedFeature,
  { reason, ...context }: SilentContext & { readonly reason: NotJudged },
): JudgedFeature {
  const { closed, counts } = at
  const evidence: WindowEvidence = {
    rows: areCountable(counts) ? rowsIn(counts) : 0,
    evidence: [],
    notJudged: reason,
    statistics: {},
  }
  const fromMs = closed.startMs
  const step = advanceBy(evidence, at, { ...context, fromMs, beside: () => evidence })
  const pending = context.memory?.pending
  return {
    ...judgedBy(step, at),
    evidence,
    counts,
    fromMs,
    dropped: pending && droppedFrom(pending, 'overtaken'),
  }
}
