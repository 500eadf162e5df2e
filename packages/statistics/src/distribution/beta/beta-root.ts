import { logTailRoot } from '../log-tail-root.ts'
import type { TailSearch } from '../log-tail-root.ts'
import { startSearch } from './beta-search.ts'
import type { BetaSearch } from './beta-search.ts'
import { betaShape } from './beta-shape.ts'
import { logTailAt } from './beta-tails.ts'

const FIRST_TERM_ALONE = 1e-250 // a start below comes from the power series, whose other terms are nothing there

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
  const place = start < FIRST_TERM_ALONE ? start : foundPlace(search, start)
  return isMirrored ? 1 - place : place
}

function foundPlace({ shape, side, probability }: BetaSearch, start: number): number {
  return logTailRoot({ side, probability, start, end: 1 }, (x) => logTailAt(shape, x, side))
}

/** Where one parameter is 1, one tail is a power. */
function powerRoot(a: number, b: number, { side, probability }: SoughtTail): number {
  const [log, logOther] = [Math.log(probability), Math.log1p(-probability)]
  if (b === 1) return Math.exp((side === 'lower' ? log : logOther) / a)
  return -Math.expm1((side === 'lower' ? logOther : log) / b)
}
