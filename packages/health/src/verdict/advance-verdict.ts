import type { MlDriftReason, MlDriftState } from '@driftline/semconv'
import type { EvidenceKind } from '../evidence/severity.ts'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY, persistentSeverity, weighSeverity } from '../evidence/severity.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'

/** State of one feature in one window. */
export type DriftState = MlDriftState

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
  /** Why, where the state alone does not say so. */
  readonly reason?: MlDriftReason
  /** 0..100; ok < 40 ≤ investigate < 70 ≤ act; accepted is 0. */
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
  if (window.rows < MINIMUM_ROWS) return { verdict: notJudged('insufficient_data', memory), memory }
  const strongest = window.evidence[0] ?? { kind: null, severity: 0, lowerBound: 0, effect: 0 }
  const single = strongest.severity
  if (isBlind(window) && single < INVESTIGATE_SEVERITY) return { verdict: blindVerdict(memory, window), memory }
  const severity = weighSeverity(severityInContext(single, memory), options.weight)
  const raised = nextRaised(memory, { severity, single, startMs: options.startMs })
  const state = stateOf(severity, { raised: raised !== undefined, accepted: options.accepted, window })
  const verdict: FeatureVerdict = {
    state,
    ...reasonOf(state, window),
    severity: state === 'accepted' ? 0 : severity,
    kind: severity >= INVESTIGATE_SEVERITY ? strongest.kind : null,
    lowerBound: strongest.lowerBound,
    effect: strongest.effect,
    sinceMs: raised?.sinceMs ?? null,
  }
  const previous = [{ startMs: options.startMs, severity: single }, ...memory.previous].slice(0, REMEMBERED_WINDOWS)
  return { verdict, memory: { previous, ...(raised && { raised }) } }
}

/** The verdict on a window that could not be put beside its reference. */
export function blindVerdict(memory: VerdictMemory, window: WindowEvidence): FeatureVerdict {
  return { ...notJudged('blind', memory), ...reasonOf('blind', window) }
}

/** Two of three windows raise; what was raised and not yet closed is raised again by one. */
function severityInContext(single: number, memory: VerdictMemory): number {
  const previous = memory.previous.map((entry) => entry.severity)
  const reopened = memory.raised && single >= INVESTIGATE_SEVERITY ? single : 0
  return Math.max(persistentSeverity(single, previous), reopened)
}

interface JudgedWindow {
  readonly severity: number
  readonly single: number
  readonly startMs: number
}

function nextRaised(memory: VerdictMemory, { severity, single, startMs }: JudgedWindow): VerdictMemory['raised'] {
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
  if (isBlind(context.window)) return 'blind'
  return 'ok'
}

/** Why a distribution was not judged, where that makes the state. */
function reasonOf(state: DriftState, { notJudged }: WindowEvidence): { readonly reason?: MlDriftReason } {
  const isMade = state === 'blind' || state === 'learning' || state === 'ok'
  return notJudged && isMade ? { reason: notJudged } : {}
}

/** Whether the window could not be put beside its reference: it says nothing, so nothing is quiet about it. */
function isBlind({ notJudged }: WindowEvidence): boolean {
  return notJudged !== undefined && notJudged !== 'calendar'
}

function notJudged(state: 'insufficient_data' | 'blind', memory: VerdictMemory): FeatureVerdict {
  const sinceMs = memory.raised?.sinceMs ?? null
  return { state, severity: 0, kind: null, lowerBound: 0, effect: 0, sinceMs }
}
