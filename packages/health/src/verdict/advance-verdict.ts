import type { EvidenceKind } from '../evidence/severity.ts'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY, persistentSeverity, weighSeverity } from '../evidence/severity.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'

/** State of one feature in one window; the words of `ml.drift.state`. */
export type DriftState = 'learning' | 'insufficient_data' | 'ok' | 'investigate' | 'act' | 'recovering' | 'accepted'

/** Rows below which a window is not judged. */
export const MINIMUM_ROWS = 30
/** Quiet windows that close a raised feature. */
const QUIET_WINDOWS_TO_CLOSE = 3
/** Windows whose severity is remembered: two of three raise. */
const REMEMBERED_WINDOWS = 2

/** What is carried from window to window; plain JSON. */
export interface VerdictMemory {
  /** Latest first. */
  readonly previous: readonly { readonly startMs: number; readonly severity: number }[]
  readonly raised?: { readonly sinceMs: number; readonly quietWindows: number }
}

/** Nothing seen yet. */
export const freshMemory: VerdictMemory = { previous: [] }

/** The verdict of one window after looking back. */
export interface FeatureVerdict {
  readonly state: DriftState
  /** 0..100; ok < 40 ≤ investigate < 70 ≤ act. */
  readonly severity: number
  readonly kind: EvidenceKind | null
  readonly lowerBound: number
  readonly effect: number
  readonly sinceMs: number | null
}

/** What decides beside the evidence. */
export interface VerdictOptions {
  readonly startMs: number
  /** Importance × number of features × segment weight; 1 is an average feature. */
  readonly weight: number
  /** Drift the spec expects in this window. */
  readonly accepted: boolean
}

/** One step of the verdict: a window's evidence and the memory in, the verdict and the new memory out. Pure. */
export function advanceVerdict(
  memory: VerdictMemory,
  window: WindowEvidence,
  options: VerdictOptions,
): { readonly verdict: FeatureVerdict; readonly memory: VerdictMemory } {
  if (window.rows < MINIMUM_ROWS) return { verdict: notJudged(memory), memory }
  const strongest = window.evidence[0] ?? { kind: null, severity: 0, lowerBound: 0, effect: 0 }
  const single = strongest.severity
  const severity = weighSeverity(severityInContext(single, memory), options.weight)
  const raised = nextRaised(memory, { severity, single, startMs: options.startMs })
  const verdict: FeatureVerdict = {
    state: stateOf(severity, { raised: raised !== undefined, accepted: options.accepted, window }),
    severity,
    kind: severity >= INVESTIGATE_SEVERITY ? strongest.kind : null,
    lowerBound: strongest.lowerBound,
    effect: strongest.effect,
    sinceMs: raised?.sinceMs ?? null,
  }
  const previous = [{ startMs: options.startMs, severity: single }, ...memory.previous].slice(0, REMEMBERED_WINDOWS)
  return { verdict, memory: { previous, ...(raised && { raised }) } }
}

/** Two of three windows raise; what was raised and not yet closed is raised again by one. */
function severityInContext(single: number, memory: VerdictMemory): number {
  const previous = memory.previous.map((entry) => entry.severity)
  const reopened = memory.raised && single >= INVESTIGATE_SEVERITY ? single : 0
  return Math.max(persistentSeverity(single, previous), reopened)
}

interface WindowOutcome {
  readonly severity: number
  readonly single: number
  readonly startMs: number
}

function nextRaised(memory: VerdictMemory, { severity, single, startMs }: WindowOutcome): VerdictMemory['raised'] {
  if (severity >= INVESTIGATE_SEVERITY)
    return { sinceMs: memory.raised?.sinceMs ?? onset(memory, startMs), quietWindows: 0 }
  if (!memory.raised || single >= INVESTIGATE_SEVERITY) return memory.raised
  const quietWindows = memory.raised.quietWindows + 1
  return quietWindows >= QUIET_WINDOWS_TO_CLOSE ? undefined : { ...memory.raised, quietWindows }
}

/** Start of the earliest remembered window that showed it. */
function onset(memory: VerdictMemory, startMs: number): number {
  const shown = memory.previous.filter((entry) => entry.severity >= INVESTIGATE_SEVERITY)
  return shown.at(-1)?.startMs ?? startMs
}

function stateOf(
  severity: number,
  context: { readonly raised: boolean; readonly accepted: boolean; readonly window: WindowEvidence },
): DriftState {
  if (severity >= INVESTIGATE_SEVERITY) {
    if (context.accepted) return 'accepted'
    return severity >= ACT_SEVERITY ? 'act' : 'investigate'
  }
  if (context.raised) return 'recovering'
  return context.window.notJudged === 'unlike-reference' || context.window.notJudged === 'sketch-mismatch'
    ? 'learning'
    : 'ok'
}

function notJudged(memory: VerdictMemory): FeatureVerdict {
  const sinceMs = memory.raised?.sinceMs ?? null
  return { state: 'insufficient_data', severity: 0, kind: null, lowerBound: 0, effect: 0, sinceMs }
}
