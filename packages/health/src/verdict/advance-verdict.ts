import type { WindowEvidence } from '../evidence/judge-window.ts'
import { INVESTIGATE_SEVERITY, persistentSeverity, weighSeverity } from '../evidence/severity.ts'
import type { SeriesStep } from './advance-series.ts'
import { advanceSeries } from './advance-series.ts'
import { composeVerdict, endedVerdict } from './compose-verdict.ts'
import type { FeatureVerdict, Persistence } from './feature-verdict.ts'
import type { WindowReading } from './read-window.ts'
import { readWindow, saysTooLittle } from './read-window.ts'
import type { LastTold, RaisedSeries, RememberedWindow, VerdictMemory } from './verdict-memory.ts'

const DAY_MS = 86_400_000
/** Windows whose severity is remembered: two of three raise. */
const REMEMBERED_WINDOWS = 2
/** Windows in a row that cannot tell, or time, after which what was remembered is no longer known. */
const SILENT_WINDOWS = 8
const LONGEST_SILENCE_MS = 31 * DAY_MS

/** What decides beside the evidence. */
export interface VerdictOptions {
  /** Start of the window, or of the first one merged into it. */
  readonly startMs: number
  readonly endMs: number
  /** Importance × number of features × segment weight; 1 is an average feature. */
  readonly weight: number
  /** Drift the spec expects in this window. */
  readonly accepted: boolean
}

/** What one more window makes of a series. */
export interface VerdictStep {
  readonly verdict: FeatureVerdict
  /** What looking back made of this window. */
  readonly persistence: Persistence
  readonly memory: VerdictMemory
  /** Whether the window says too little by itself and is to be merged with the next. */
  readonly waits: boolean
}

/** One step of the verdict: a window's evidence and the memory in, the verdict and the new memory out. Pure. */
export function advanceVerdict(memory: VerdictMemory, window: WindowEvidence, options: VerdictOptions): VerdictStep {
  const { weight, accepted } = options
  const reading = readWindow(window)
  const before = memory.previous.map(({ severity }) => severity)
  const persisted = persistentSeverity(reading.severity, before)
  const series = advanceSeries(memory, { ...options, evidence: reading.evidence, persisted })
  const isTold = memory.raised || series.raised ? series.isTold : reading.silence === undefined
  const lastTold = nextTold(memory, isTold, options)
  const isForgotten = isTooLong(lastTold, options)
  const remembered = isForgotten ? [] : memory.previous
  const isRemembered = isTold || reading.severity >= INVESTIGATE_SEVERITY
  const verdict =
    isForgotten && memory.raised
      ? endedVerdict(memory.raised.sinceMs, reading)
      : composeVerdict({ window, reading, severity: weighSeverity(persisted, weight), series, accepted })
  return {
    verdict,
    persistence: { severity: reading.severity, before, persisted, weight, ...standingOf(series) },
    memory: nextMemory(isForgotten ? undefined : series.raised, {
      previous: isRemembered ? addWindow(remembered, reading, options) : remembered,
      lastTold,
    }),
    waits: !isTold && saysTooLittle(reading),
  }
}

function standingOf({ standing }: SeriesStep): Pick<Persistence, 'standing'> {
  if (!standing) return {}
  const { kind, severity, lowerBound } = standing
  return { standing: { kind, severity, lowerBound } }
}

/** Two windows are remembered; one that cannot tell takes no place among them. */
function addWindow(
  previous: readonly RememberedWindow[],
  { severity, evidence }: WindowReading,
  { startMs }: VerdictOptions,
): readonly RememberedWindow[] {
  const shown = evidence
    .filter((own) => own.severity >= INVESTIGATE_SEVERITY)
    .map(({ kind, effect, lowerBound }) => [kind, { effect, lowerBound }] as const)
  return [{ startMs, severity, shown: Object.fromEntries(shown) }, ...previous].slice(0, REMEMBERED_WINDOWS)
}

function nextTold(memory: VerdictMemory, isTold: boolean, { startMs, endMs }: VerdictOptions): LastTold {
  if (isTold) return { endMs, windowsSince: 0 }
  const { lastTold = { endMs: startMs, windowsSince: 0 } } = memory
  return { endMs: lastTold.endMs, windowsSince: lastTold.windowsSince + 1 }
}

/** A first window that cannot tell may be longer than the longest silence: only time before it counts. */
function isTooLong(lastTold: LastTold, { startMs, endMs }: VerdictOptions): boolean {
  if (lastTold.windowsSince === 0) return false
  const silentMs = (lastTold.windowsSince === 1 ? startMs : endMs) - lastTold.endMs
  return lastTold.windowsSince >= SILENT_WINDOWS || silentMs > LONGEST_SILENCE_MS
}

function nextMemory(
  raised: RaisedSeries | undefined,
  { previous, lastTold }: Required<Pick<VerdictMemory, 'previous' | 'lastTold'>>,
): VerdictMemory {
  if (!raised && previous.length === 0) return { previous }
  return { previous, ...(raised && { raised }), lastTold }
}
