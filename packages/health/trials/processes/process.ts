import type { Random } from '../chance/create-random.ts'
import type { RawValue } from '../../src/index.ts'

/**
 * Rows of one feature, window by window, asked for once each and in order. Window 0 is a Monday where windows are days.
 */
export type Rows = (window: number) => readonly RawValue[]

/** How the rows of a feature come about; each call starts an independent copy. */
export type Process = (random: Random) => Rows

/** Rows that owe nothing to each other. */
export function independent(count: number, createDraw: (random: Random) => () => RawValue): Process {
  return (random) => {
    const draw = createDraw(random)
    return () => Array.from({ length: count }, draw)
  }
}

/** Normal rows of standard deviation 1 around a mean that changes from window to window. */
export function normalAround(count: number, createMean: (random: Random) => (window: number) => number): Process {
  return (random) => {
    const meanOf = createMean(random)
    return (window) => {
      const mean = meanOf(window)
      return Array.from({ length: count }, () => mean + random.normal())
    }
  }
}
