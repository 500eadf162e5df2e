import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { betaLogWeight, betaShape, pointAt } from './beta/beta-shape.ts'
import { clopperPearsonDifferenceLowerBound } from './clopper-pearson-difference.ts'
import { newcombeDifferenceLowerBound } from './newcombe-difference.ts'
import { normalQuantile } from './normal-quantile.ts'
import type { Proportion } from './proportion.ts'

interface Worst {
  readonly error: number
  /** True rate of the window at which the bound errs most often. */
  readonly rate: number
}

interface RateBounds {
  readonly alpha: number
  readonly cases: readonly {
    readonly reference: readonly [number, number]
    readonly rows: number
    readonly clopperPearson: Worst
    readonly wilson: Worst
  }[]
}

const folder = new URL('../../', import.meta.url)
const recorded = JSON.parse(readFileSync(new URL('testdata/reference/rate-bounds.json', folder), 'utf8')) as RateBounds
const { alpha, cases } = recorded
const z = -normalQuantile(alpha)

type Bound = (samples: { readonly reference: Proportion; readonly current: Proportion }) => number
const exact: Bound = (samples) => clopperPearsonDifferenceLowerBound(samples, alpha)
const score: Bound = (samples) => newcombeDifferenceLowerBound(samples, z)

const NEGLIGIBLE = 1e-10

function probabilityOf(hits: number, trials: number, rate: number): number {
  if (rate === 0 || hits === 0) return hits === 0 ? Math.exp(trials * Math.log1p(-rate)) : 0
  if (hits === trials) return rate ** trials
  const shape = betaShape(hits, trials - hits)
  return Math.exp(betaLogWeight(shape, pointAt(shape, rate))) * (trials / (hits * (trials - hits)))
}

function likelyCounts(trials: number, rate: number): readonly { readonly hits: number; readonly chance: number }[] {
  return Array.from({ length: trials + 1 }, (_, hits) => ({ hits, chance: probabilityOf(hits, trials, rate) })).filter(
    ({ chance }) => chance > NEGLIGIBLE,
  )
}

/** P(bound > p₁ − p₀), both counts enumerated. */
function errorOf(
  bound: Bound,
  [hits, trials]: readonly [number, number],
  current: { rows: number; rate: number },
): number {
  const claims = current.rate - hits / trials
  const references = likelyCounts(trials, hits / trials)
  let error = 0
  for (const { hits: successes, chance } of likelyCounts(current.rows, current.rate)) {
    for (const reference of references) {
      const samples = {
        reference: { successes: reference.hits, trials },
        current: { successes, trials: current.rows },
      }
      if (bound(samples) > claims) error += chance * reference.chance
    }
  }
  return error
}

describe('how often the bound of an increase errs', () => {
  test('is at most alpha on Clopper–Pearson limits at the worst true rates, as scipy enumerates it', () => {
    for (const { reference, rows, clopperPearson } of cases) {
      const error = errorOf(exact, reference, { rows, rate: clopperPearson.rate })
      expect(error, `${reference.join(' of ')}, ${rows} rows`).toBeLessThanOrEqual(alpha)
      expect(error / clopperPearson.error).toBeCloseTo(1, 5)
    }
  })

  test('is at most alpha at other rates: equal to the reference and up to ten rows above', () => {
    for (const { reference, rows } of cases.filter(({ rows }) => rows <= 100)) {
      for (const more of [0, 0.03, 0.5, 2, 10]) {
        const rate = reference[0] / reference[1] + more / rows
        expect(errorOf(exact, reference, { rows, rate })).toBeLessThanOrEqual(alpha)
      }
    }
  })

  test('is up to eighty times alpha on Wilson limits, so that this enumeration tells a wrong bound', () => {
    const errors = cases
      .filter(({ rows }) => rows <= 300)
      .map(({ reference, rows, wilson }) => errorOf(score, reference, { rows, rate: wilson.rate }) / wilson.error)
    for (const ratio of errors) expect(ratio).toBeCloseTo(1, 5)
    expect(Math.max(...cases.map(({ wilson }) => wilson.error))).toBeGreaterThan(0.05)
  })

  test('stands in the documentation as it was measured', () => {
    const page = readFileSync(new URL('../../docs/statistics/proportions.md', folder), 'utf8')
    for (const { clopperPearson, wilson } of cases) {
      expect(page).toContain(`| ${clopperPearson.error.toFixed(6)} · ${wilson.error.toFixed(4)} |`)
    }
  })
})
