import type { LogTail, TailSide } from '../log-tail-root.ts'
import { betaLogWeight, mirroredPoint, mirroredShape, pointAt } from './beta-shape.ts'
import type { BetaPoint, BetaShape } from './beta-shape.ts'
import { betaTailRatio } from './beta-tail-ratio.ts'

interface NearerTail {
  readonly side: TailSide
  /** ln(x^a y^b / B(a, b)); the tail is the ratio times that weight. */
  readonly logWeight: number
  readonly ratio: number
}

/** The tail whose continued fraction converges at a point, 0 < x < 1; the other one is no small number. */
function nearerTail(shape: BetaShape, point: BetaPoint): NearerTail {
  const logWeight = betaLogWeight(shape, point)
  const isBelow = point.excess + 1 >= 2 * point.x // x ≤ (a+1)/(a+b+2)
  if (isBelow) return { side: 'lower', logWeight, ratio: betaTailRatio(shape, point) }
  return { side: 'upper', logWeight, ratio: betaTailRatio(mirroredShape(shape), mirroredPoint(point)) }
}

/** The probability of one side of a place, 0 < x < 1; the smaller side keeps its relative precision. */
export function tailProbability(shape: BetaShape, x: number, side: TailSide): number {
  const near = nearerTail(shape, pointAt(shape, x))
  const probability = Math.min(1, Math.exp(near.logWeight) * near.ratio)
  return near.side === side ? probability : 1 - probability
}

/** The logarithm of one side of a place, 0 < x < 1, with its derivatives. */
export function logTailAt(shape: BetaShape, x: number, side: TailSide): LogTail {
  const point = pointAt(shape, x)
  const { side: nearer, logWeight, ratio } = nearerTail(shape, point)
  const odds = ((shape.b - 1) * x) / point.y
  const [tilt, tiltSlope] = [shape.a - odds, -odds / point.y]
  if (nearer === side)
    return { logTail: logWeight + Math.log(ratio), elasticity: 1 / (point.y * ratio), tilt, tiltSlope }
  const weight = Math.exp(logWeight)
  const other = Math.min(1, weight * ratio)
  return { logTail: Math.log1p(-other), elasticity: weight / (point.y * (1 - other)), tilt, tiltSlope }
}
