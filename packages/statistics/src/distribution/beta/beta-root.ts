import { logTailRoot } from '../log-tail-root.ts'
import type { TailSearch } from '../log-tail-root.ts'
import { startSearch } from './beta-search.ts'
import { betaShape } from './beta-shape.ts'
import { logTailAt } from './beta-tails.ts'

/** The tail that a place is to cut off. */
export type SoughtTail = Pick<TailSearch, 'side' | 'probability'>

/**
 * The place 0 … 1 that cuts off a tail of the beta distribution with positive a and b.
 *
 * @param tail - its probability is 0 … ½; a larger one is the other side's
 */
export function betaRoot(a: number, b: number, { side, probability }: SoughtTail): number {
  if (probability === 0) return side === 'lower' ? 0 : 1
  if (a === 1 || b === 1) return powerRoot(a, b, { side, probability })
  const { search, start, isMirrored } = startSearch({ shape: betaShape(a, b), side, probability })
  const { shape, side: turnedSide } = search
  const place =
    start > 0
      ? logTailRoot({ side: turnedSide, probability, start, end: 1 }, (x) => logTailAt(shape, x, turnedSide))
      : 0
  return isMirrored ? 1 - place : place
}

/** Where one parameter is 1, one tail is a power. */
function powerRoot(a: number, b: number, { side, probability }: SoughtTail): number {
  const [log, logOther] = [Math.log(probability), Math.log1p(-probability)]
  if (b === 1) return Math.exp((side === 'lower' ? log : logOther) / a)
  return -Math.expm1((side === 'lower' ? logOther : log) / b)
}
