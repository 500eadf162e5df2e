import type { RawValue } from '../../src/index.ts'
import type { Random } from '../chance/create-random.ts'
import type { Process } from './process.ts'

/** A share of rows that is itself drawn for every window, from a beta distribution. */
export interface OverdispersedRate {
  /** Mean of the windows' shares, 0..1. */
  readonly rate: number
  /** Standard deviation of the windows' shares over their mean; 0 is one steady share. */
  readonly variation: number
}

/** Normal rows; a share of each window's, drawn for the window, is something else. */
export function rowsWithRate(count: number, rate: OverdispersedRate, affected: RawValue): Process {
  return (random) => () => {
    const share = drawShare(rate, random)
    return Array.from({ length: count }, () => (random.uniform() < share ? affected : random.normal()))
  }
}

/** How many rows of each window are affected, one number a window. */
export function affectedRows(count: number, rate: OverdispersedRate, random: Random): () => number {
  return () => random.binomial(count, drawShare(rate, random))
}

/** The beta distribution with this mean m and deviation s has shapes mν and (1 − m)ν, ν = m(1 − m)/s² − 1. */
function drawShare({ rate, variation }: OverdispersedRate, { beta }: Random): number {
  if (variation === 0) return rate
  const precision = (1 - rate) / (rate * variation ** 2) - 1
  return beta(rate * precision, (1 - rate) * precision)
}
