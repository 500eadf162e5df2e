import type { VolumeBasis } from './evidence-basis.ts'
import type { Evidence } from './evidence.ts'
import { MINIMUM_ROWS } from '../verdict/read-window.ts'
import { severityOf, VOLUME_THRESHOLDS } from './severity.ts'

/** What a window's rows are compared with. */
export type ComparedVolume = Omit<VolumeBasis, 'of'>

/** Distance, in scales, from which a change of volume is no chance, and the one of a 99.9 % bound. */
const RAISED_SCALES = 4
const BOUND_SCALES = 3.09
/** Shift of Anscombe (1948): 2·√(N + 3/8) of a Poisson count has a variance of about 1, from a mean of 2 on. */
const ANSCOMBE_SHIFT = 3 / 8

/**
 * Evidence that a window has far more or fewer rows than usual: x = ln((rows + ½)/(usual + ½)) is at least twice or
 * half, and at least 4 of both scales. The scale of counts is Poisson's: taken on 2·√(N + 3/8), where it is 1 also for
 * small counts, with the π/(2K) that a median of K counts adds (Kenney & Keeping 1962, §8.10: variance of a median).
 * The effect is |x|.
 *
 * Fewer than 30 rows on both sides tell nothing. Where fewer are usual, a rise that three of the last 60 windows came to
 * is nothing new: rows that come once a month have no phase of their own.
 */
export function volumeEvidence(compared: ComparedVolume): Evidence {
  const { rows, usual, windows, scatter, recurring } = compared
  const x = logRatio(rows, usual)
  const effect = Math.abs(x)
  const needed = Math.max(VOLUME_THRESHOLDS.warn, distanceOf(compared, RAISED_SCALES, x < 0))
  const isEnough = Math.max(rows, usual) >= MINIMUM_ROWS
  const isNew = usual >= MINIMUM_ROWS || x > recurring
  const power = Math.max(VOLUME_THRESHOLDS.warn, distanceOf(compared, RAISED_SCALES, false))
  return {
    kind: 'volume',
    effect,
    lowerBound: Math.max(0, effect - distanceOf(compared, BOUND_SCALES, x < 0)),
    severity: effect >= needed && isEnough && isNew ? severityOf(effect, VOLUME_THRESHOLDS) : 0,
    detectable: Number.isFinite(needed) ? needed : power,
    basis: { of: 'volume', rows, usual, windows, scatter, recurring },
  }
}

/** How many times as many rows, as a logarithm; half a row stands for none. */
export function logRatio(rows: number, usual: number): number {
  return Math.log((rows + 0.5) / (usual + 0.5))
}

/** The log ratio, without its sign, that is so many scales away from what is usual; Infinity where no count is. */
function distanceOf({ usual, windows, scatter }: ComparedVolume, scales: number, isFall: boolean): number {
  const step = (scales / 2) * Math.sqrt(1 + Math.PI / (2 * windows))
  const root = Math.sqrt(usual + ANSCOMBE_SHIFT) + (isFall ? -step : step)
  if (root < Math.sqrt(ANSCOMBE_SHIFT)) return Infinity
  return Math.max(scales * scatter, Math.abs(logRatio(root ** 2 - ANSCOMBE_SHIFT, usual)))
}
