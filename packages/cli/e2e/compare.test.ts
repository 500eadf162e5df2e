import { sliceColumn } from '@driftline/health'
import { describe, expect, test } from 'vitest'
import { compareDatasets } from '../src/compare/compare-datasets.ts'
import type { Dataset } from '../src/dataset/read-dataset.ts'
import { readDataset } from '../src/dataset/read-dataset.ts'
import { figuresOf, hasData, metaOf, pathOf, specOf, tabularSets } from './reference-sets.testing.ts'

/** Reference keys by ours; the figures carry ten significant digits. */
const NUMERIC = {
  ks: 'ks',
  wasserstein: 'wasserstein',
  jensenShannon: 'js_distance',
  hellinger: 'hellinger',
  psiHalf: 'psi_half',
  psiTies: 'psi_ties',
} as const
const CATEGORICAL = {
  chiSquare: 'chi2',
  chiSquarePValue: 'chi2_p',
  cramersV: 'cramers_v',
  jensenShannon: 'js_distance',
  hellinger: 'hellinger',
  psiTies: 'psi',
  psiHalf: 'psi_half',
  totalVariation: 'tvd',
} as const

function slice(dataset: Dataset, from: number, to: number): Dataset {
  return {
    ...dataset,
    rows: [from, to],
    rowCount: to - from,
    columns: dataset.columns.map((column) => ({ ...column, cells: sliceColumn(column.cells, from, to) })),
    ...(dataset.timesMs && { timesMs: dataset.timesMs.slice(from, to) }),
  }
}

function relativeError(found: number, expected: number): number {
  const scale = Math.max(Math.abs(expected), 1e-300)
  return Math.abs(found - expected) <= 1e-12 ? 0 : Math.abs(found - expected) / scale
}

test.runIf(process.env['CI'] === 'true')('the reference data is there', () => {
  expect(hasData).toBe(true)
})

describe.runIf(hasData)('compare against scipy', () => {
  const sketchErrors: { readonly where: string; readonly ks: number; readonly wasserstein: number | undefined }[] = []

  test.each(tabularSets)('every chunk and feature of %s equals its reference figures', async (set) => {
    const meta = metaOf(set)
    const figures = figuresOf(set)
    const spec = specOf(set)
    const whole = await readDataset(pathOf(set), spec)
    const reference = slice(whole, ...meta.reference)
    const names: string[] = []
    for (const chunk of meta.chunks) {
      const { features } = compareDatasets(spec, reference, { current: slice(whole, ...chunk.rows) })
      for (const [name, feature] of Object.entries(features)) {
        const expected = figures.features[name]?.chunks[chunk.name]
        if (!expected) continue
        names.push(name)
        const where = `${set} ${chunk.name} ${name}`
        expect(feature.current.count, where).toBe(expected['n'])
        expect(feature.current.missing, where).toBeCloseTo(expected['missing'] ?? NaN, 10)
        for (const [ours, theirs] of Object.entries(feature.type === 'numeric' ? NUMERIC : CATEGORICAL)) {
          const found = feature.exact[ours as keyof typeof feature.exact]
          const wanted = expected[theirs]
          if (found === undefined || wanted === null || wanted === undefined) throw new Error(`${where}: no ${ours}`)
          expect(relativeError(found, wanted), `${where} ${ours}: ${found}, scipy ${wanted}`).toBeLessThan(1e-8)
        }
        if (feature.type !== 'numeric') continue
        const std = figures.features[name]?.reference.std ?? 0
        const judged = std > 1e-9 && !feature.sketched.wassersteinIsLowerBound
        sketchErrors.push({
          where,
          ks: Math.abs(feature.sketched.ks! - feature.exact.ks!),
          wasserstein: judged ? Math.abs(feature.sketched.wasserstein! - feature.exact.wasserstein!) / std : undefined,
        })
      }
    }
    expect(new Set(names)).toEqual(new Set(Object.keys(figures.features)))
  })

  test('sketches stay within their promised error', () => {
    const worst = [...sketchErrors].sort((a, b) => b.ks - a.ks).slice(0, 5)
    expect(worst[0]!.ks, JSON.stringify(worst)).toBeLessThan(0.03)
    expect(
      sketchErrors.filter(({ ks }) => ks <= 0.015).length / sketchErrors.length,
      JSON.stringify(worst),
    ).toBeGreaterThanOrEqual(0.99)
    const moved = sketchErrors.flatMap(({ wasserstein, where }) =>
      wasserstein === undefined ? [] : [{ wasserstein, where }],
    )
    const far = [...moved].sort((a, b) => b.wasserstein - a.wasserstein).slice(0, 5)
    expect(far[0]!.wasserstein, JSON.stringify(far)).toBeLessThan(0.04)
    expect(
      moved.filter(({ wasserstein }) => wasserstein <= 0.01).length / moved.length,
      JSON.stringify(far),
    ).toBeGreaterThanOrEqual(0.95)
  })
})
