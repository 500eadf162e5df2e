import { poissonLogWeight } from './poisson-log-weight.ts'

const TINY = 1e-300 // keeps Lentz' denominators off zero
const MAX_TERMS = 1_000_000 // about √a terms are needed near x = a; this is enough for a = 1e10

/** P(a, x) / p(a, x) with p(a, x) = x^a e^(−x) / Γ(a+1); for x < a + 1. */
export function lowerGammaRatio(a: number, x: number): number {
  let [term, sum] = [1, 1]
  for (let n = 1; n < MAX_TERMS; n += 1) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return sum
}

/** Q(a, x) / p(a, x) by the continued fraction, modified Lentz; for x ≥ a + 1. */
export function upperGammaRatio(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const factor = -n * (n - a)
    b += 2
    d = factor * d + b
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    c = b + factor / c
    if (Math.abs(c) < TINY) c = TINY
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 2e-16) break
  }
  return a * h
}

/**
 * Regularised incomplete gamma functions.
 *
 * @param a - positive
 * @param x - at least 0
 * @returns P(a, x) and Q(a, x); the smaller of both keeps its relative precision
 * @see Abramowitz & Stegun (1964), 6.5.29 (series) and 6.5.31 (continued fraction); prefactor after Loader (2000)
 */
export function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const weight = Math.exp(poissonLogWeight(a, x))
  if (x < a + 1) {
    const lower = weight * lowerGammaRatio(a, x)
    return { lower, upper: 1 - lower }
  }
  const upper = weight === 0 ? 0 : weight * upperGammaRatio(a, x)
  return { lower: 1 - upper, upper }
}
