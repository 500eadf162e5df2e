import { afterAll, describe, expect } from 'vitest'
import {
  chiSquareTest,
  countLeftClosed,
  countWithTies,
  decileBins,
  hellingerDistance,
  jensenShannonDistance,
  kolmogorovSmirnovSorted,
  lInfinityDistance,
  populationStabilityIndex,
  quantileSorted,
  sortSample,
  summarise,
  totalVariationDistance,
  wassersteinSorted,
} from './index.ts'
import {
  DATA_SETS,
  type Figures,
  numbersOf,
  type Recorded,
  type RecordedFeature,
  type Slice,
  testDataSet,
} from './internal/reference-data.testing.ts'

const TOLERANCE = 1e-8 // relative; the figures in reference.json carry ten digits
const SMALLEST_NORMAL = 2 ** -1022 // p-values below it have lost their digits
const ROUNDING = 1e-12 // of a mean, relative to the largest value
const worst = new Map<string, { error: number; where: string }>()

interface Found {
  readonly actual: number
  readonly expected: number
  readonly where: string
  /** Absolute error that the recorded figure itself may carry. */
  readonly noise?: number
}

function expectFigure(figure: string, { actual, expected, where, noise = 0 }: Found): void {
  const error = Math.max(0, Math.abs(actual - expected) - noise)
  const relative = error / Math.max(Math.abs(expected), SMALLEST_NORMAL)
  if (relative > (worst.get(figure)?.error ?? -1)) worst.set(figure, { error: relative, where })
  expect(relative, `${figure} of ${where}: ${actual} instead of ${expected}`).toBeLessThan(TOLERANCE)
}

function expectFigures(actual: Readonly<Record<string, number>>, recorded: Figures, where: string): void {
  for (const [figure, value] of Object.entries(actual)) {
    const expected = recorded[figure]
    if (typeof expected !== 'number') throw new Error(`no ${figure} recorded for ${where}`)
    expectFigure(figure, { actual: value, expected, where })
  }
}

function numericSample(column: readonly string[], slice: Slice) {
  const values = numbersOf(column, slice)
  return { values, ...sortSample(values), summary: summarise(values) }
}

function checkSummary(sample: ReturnType<typeof numericSample>, recorded: Figures, where: string): void {
  const { summary, sorted } = sample
  const quantiles = { p01: 0.01, p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 }
  expect(summary.count).toBe(recorded['n'])
  expect(sample.missing).toBe(summary.missing)
  expectFigures({ missing: summary.missing / sample.values.length }, recorded, where)
  if (summary.count === 0) return
  expectFigures({ min: summary.min, max: summary.max }, recorded, where)
  for (const [name, p] of Object.entries(quantiles))
    expectFigures({ [name]: quantileSorted(sorted, p) }, recorded, where)
  const size = Math.max(Math.abs(summary.min), Math.abs(summary.max))
  expectFigure('mean', { actual: summary.mean, expected: Number(recorded['mean']), where, noise: ROUNDING * size })
  if (summary.count > 1)
    expectFigure('std', {
      actual: summary.standardDeviation,
      expected: Number(recorded['std']),
      where,
      noise: ROUNDING * size,
    })
}

function checkNumeric(column: readonly string[], feature: RecordedFeature, recorded: Recorded, where: string): number {
  const reference = numericSample(column, recorded.reference.rows)
  checkSummary(reference, feature.reference, `${where} reference`)
  const bins = decileBins(reference.sorted)
  expect(bins.edges.map((edge) => Number(edge.toPrecision(10)))).toEqual(feature.edges)
  expect(bins.tied.map((edge) => Number(edge.toPrecision(10)))).toEqual(feature.mass_points)
  const counts = countLeftClosed(reference.values, bins.edges)
  const tiedCounts = countWithTies(reference.values, bins)
  expect(counts).toEqual(feature.counts)
  let checked = 0
  for (const { name, rows } of recorded.chunks) {
    const at = `${where} ${name}`
    const figures = feature.chunks[name]!
    const current = numericSample(column, rows)
    checkSummary(current, figures, at)
    if (current.sorted.length === 0) continue
    const currentCounts = countLeftClosed(current.values, bins.edges)
    const { statistic } = kolmogorovSmirnovSorted(reference.sorted, current.sorted)
    const wasserstein = wassersteinSorted(reference.sorted, current.sorted)
    expect(currentCounts).toEqual(figures['counts'])
    expectFigures(
      {
        ks: statistic,
        wasserstein,
        js_distance: jensenShannonDistance(counts, currentCounts),
        hellinger: hellingerDistance(counts, currentCounts),
        psi: populationStabilityIndex(counts, currentCounts, { floor: 1e-4 }),
        psi_half: populationStabilityIndex(counts, currentCounts),
        psi_ties: populationStabilityIndex(tiedCounts, countWithTies(current.values, bins), { floor: 1e-4 }),
      },
      figures,
      at,
    )
    const { standardDeviation } = reference.summary
    if (standardDeviation === 0) expect(figures['wasserstein_norm']).toBeNull()
    else expectFigures({ wasserstein_norm: wasserstein / standardDeviation }, figures, at)
    checked += 1
  }
  return checked
}

function checkCategorical(
  column: readonly string[],
  feature: RecordedFeature,
  recorded: Recorded,
  where: string,
): number {
  const categories = feature.categories!
  const countCategories = ([from, to]: Slice) => {
    const cells = column.slice(from, to)
    const counts = categories.map((category) => cells.filter((cell) => cell === category).length)
    const missing = cells.filter((cell) => cell === '').length
    expect(
      counts.reduce((sum, count) => sum + count, missing),
      `${where} has categories not recorded`,
    ).toBe(cells.length)
    return { counts, missing: missing / cells.length }
  }
  const reference = countCategories(recorded.reference.rows)
  expect(reference.counts).toEqual(feature.counts)
  expectFigures({ missing: reference.missing }, feature.reference, `${where} reference`)
  let checked = 0
  for (const { name, rows } of recorded.chunks) {
    const at = `${where} ${name}`
    const figures = feature.chunks[name]!
    const { counts, missing } = countCategories(rows)
    expectFigures({ missing }, figures, at)
    if (figures['n'] === 0) continue
    expect(counts).toEqual(figures['counts'])
    const test = chiSquareTest(reference.counts, counts)
    expectFigures(
      {
        chi2: test.statistic,
        chi2_p: test.pValue,
        dof: test.degreesOfFreedom,
        cramers_v: test.cramersV,
        js_distance: jensenShannonDistance(reference.counts, counts),
        hellinger: hellingerDistance(reference.counts, counts),
        psi: populationStabilityIndex(reference.counts, counts, { floor: 1e-4 }),
        psi_half: populationStabilityIndex(reference.counts, counts),
        linf: lInfinityDistance(reference.counts, counts),
        tvd: totalVariationDistance(reference.counts, counts),
      },
      figures,
      at,
    )
    checked += 1
  }
  return checked
}

describe.each(DATA_SETS)('the figures of %s', (dataSet) => {
  testDataSet(dataSet, 'equal those of scipy for every feature and chunk', (recorded, columns) => {
    let checked = 0
    for (const [name, feature] of Object.entries(recorded.features)) {
      const check = feature.type === 'numeric' ? checkNumeric : checkCategorical
      checked += check(columns.get(name)!, feature, recorded, `${dataSet} ${name}`)
    }
    expect(checked).toBeGreaterThan(0)
  })
})

afterAll(() => {
  if (process.env['DRIFTLINE_ERRORS'] === undefined) return
  for (const [figure, { error, where }] of worst) process.stdout.write(`${figure} ${error.toExponential(1)} ${where}\n`)
})
