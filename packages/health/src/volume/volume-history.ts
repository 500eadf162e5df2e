import { logRatio } from '../evidence/volume.ts'
import { median } from '../median.ts'

/** Windows of the same phase that make what is usual, and how many of them there must be. */
const USUAL_WINDOWS = 8
const MINIMUM_USUAL_WINDOWS = 4
/** Log ratios that make the scatter. */
const KEPT_RATIOS = 60
/** What has come so often among the last 60 windows is nothing new. */
const RECURRING = 3
/** Standard deviation of normal values over their MAD. */
const MAD_SCALE = 1.4826

/** A primary window and its rows. */
export interface CountedRows {
  readonly startMs: number
  readonly endMs: number
  readonly rows: number
}

/** How many rows the primary windows of the live versions had; plain JSON, bounded by phases. */
export interface VolumeHistory {
  /** End of the last window, whole or partial. */
  readonly seenMs: number
  /** The last window, where it was whole; its versions may come one by one. */
  readonly last?: CountedRows
  /** Live versions that had rows last. */
  readonly versions: readonly string[]
  /** Rows of the windows before the last, latest last, at most eight of a phase. */
  readonly rowsByPhase: Readonly<Record<string, readonly number[]>>
  /** Log ratios of those windows to what was usual before each, latest last, at most 60. */
  readonly ratios: readonly number[]
}

/** What is usual, by the windows before the last. */
export interface UsualVolume {
  /** Median rows. */
  readonly usual: number
  readonly windows: number
  /** 1.4826 · MAD of the log ratios. */
  readonly scatter: number
  /** The third largest log ratio: so many times as many rows have come before. */
  readonly recurring: number
}

/** Nothing seen yet but a window that ended. */
export function emptyHistory(seenMs: number): VolumeHistory {
  return { seenMs, versions: [], rowsByPhase: {}, ratios: [] }
}

/** The history with its last window among the earlier ones. @param phaseOf the phase of a window by its start. */
export function settleLast(history: VolumeHistory, phaseOf: (startMs: number) => string): VolumeHistory {
  const { last, ...settled } = history
  if (!last) return history
  const phase = phaseOf(last.startMs)
  const usual = usualVolume(history, phase)
  const earlier = history.rowsByPhase[phase] ?? []
  return {
    ...settled,
    rowsByPhase: { ...history.rowsByPhase, [phase]: [...earlier, last.rows].slice(-USUAL_WINDOWS) },
    ratios: usual ? [...history.ratios, logRatio(last.rows, usual.usual)].slice(-KEPT_RATIOS) : history.ratios,
  }
}

/** What is usual for a phase; undefined before there are four windows of it. */
export function usualVolume({ rowsByPhase, ratios }: VolumeHistory, phase: string): UsualVolume | undefined {
  const earlier = rowsByPhase[phase] ?? []
  if (earlier.length < MINIMUM_USUAL_WINDOWS) return undefined
  const recurring = ratios.toSorted((a, b) => b - a)[RECURRING - 1] ?? 0
  return { usual: median(earlier), windows: earlier.length, scatter: scatterOf(ratios), recurring }
}

/** How many of the windows that are needed of a phase there are, 0..1. */
export function windowsShare({ rowsByPhase }: VolumeHistory, phase: string): number {
  return Math.min(1, (rowsByPhase[phase]?.length ?? 0) / MINIMUM_USUAL_WINDOWS)
}

function scatterOf(ratios: readonly number[]): number {
  if (ratios.length === 0) return 0
  const middle = median(ratios)
  return MAD_SCALE * median(ratios.map((ratio) => Math.abs(ratio - middle)))
}
