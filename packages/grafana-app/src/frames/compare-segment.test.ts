import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SegmentPicture } from './compare-segment.ts'
import { compareSegment } from './compare-segment.ts'
import type { Distribution, DistributionBin } from './distribution.ts'

function distribution(bins: readonly DistributionBin[], rows: number | undefined): Distribution {
  const place = { version: '1', role: 'live', feature: 'fare', reference: 'training', windowEndMs: 0 }
  return { ...place, segment: { name: 'region', value: 'eu' }, rows, bins }
}

/** Rows in each of three ranges. */
function ranges(counts: readonly number[], uppers: readonly number[] = [1, 2, Infinity]): Distribution {
  const total = counts.reduce((a, b) => a + b, 0)
  const bins = counts.map((count, i) => ({
    upper: uppers[i]!,
    category: undefined,
    reference: 0,
    current: count / total,
    cumulative: { reference: 0, current: 0 },
  }))
  return distribution(bins, total)
}

function categories(shares: Readonly<Record<string, number>>): Distribution {
  const bins = Object.entries(shares).map(([category, current]) => ({
    upper: undefined,
    category,
    reference: 0,
    current,
    cumulative: undefined,
  }))
  return distribution(bins, 100)
}

/** A segment and everyone in one window that was not merged with others. */
function pictureOf(own: Distribution, everyone: Distribution | undefined): SegmentPicture {
  return { own, everyone, rows: own.rows, everyoneRows: everyone?.rows, addsUp: true, problemShare: 0 }
}

const eu = ranges([40, 40, 20])
const all = ranges([100, 100, 200])

test('everyone else is everyone less the segment, row by row', () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500))
  const enough = counts.filter((own) => own.reduce((a, b) => a + b, 0) >= 30)
  fc.assert(
    fc.property(enough, enough, (own, rest) => {
      const both = own.map((count, i) => count + rest[i]!)
      const compared = compareSegment('rest', pictureOf(ranges(own), ranges(both)))
      if (compared.kind !== 'bins') throw new Error(compared.kind)
      const total = rest.reduce((a, b) => a + b, 0)
      for (const [i, bin] of compared.bins.entries()) expect(bin.reference).toBeCloseTo(rest[i]! / total, 9)
      expect(compared.bins.at(-1)?.cumulative?.reference).toBeCloseTo(1, 9)
    }),
  )
})

test('over everyone and over its reference it is shown as it is', () => {
  const compared = compareSegment('everyone', pictureOf(eu, all))
  expect(compared).toMatchObject({ kind: 'bins', bins: [{ reference: 0.25, current: 0.4 }, {}, { reference: 0.5 }] })
  expect(compareSegment('reference', pictureOf(eu, undefined))).toEqual({ kind: 'bins', bins: eu.bins })
})

describe('everyone else is not derived', () => {
  const whole = pictureOf(eu, all)
  test.each([
    ['not-exported', pictureOf(eu, undefined)],
    ['other-bins', pictureOf(eu, ranges([100, 100, 200], [1, 3, Infinity]))],
    ['rows-not-told', { ...whole, rows: undefined }],
    ['rows-not-told', { ...whole, own: { ...eu, rows: undefined } }],
    ['other-windows', { ...whole, own: { ...eu, rows: 200 } }],
    ['other-windows', { ...whole, everyone: { ...all, rows: 1600 } }],
    ['other-windows', { ...whole, addsUp: false }],
    ['few-rows', pictureOf(ranges([10, 10, 9]), all)],
    ['few-rows', pictureOf(eu, ranges([50, 50, 29]))],
    ['missing-values', { ...whole, problemShare: 0.01 }],
    ['missing-values', { ...whole, problemShare: undefined }],
    ['no-fit', pictureOf(eu, ranges([30, 200, 170]))],
  ] as const)('%s', (kind, picture) => {
    expect(compareSegment('rest', picture)).toEqual({ kind })
  })
})

test('a category that one side does not name has no rows there, unless some are of others', () => {
  const everyone = categories({ card: 0.5, cash: 0.5, other: 0 })
  const own = categories({ card: 0.25, token: 0.75, other: 0 })
  const compared = compareSegment('everyone', pictureOf(own, everyone))
  const shares = compared.kind === 'bins' ? compared.bins.map((bin) => [bin.category, bin.reference, bin.current]) : []
  expect(shares).toEqual([
    ['card', 0.5, 0.25],
    ['token', 0, 0.75],
    ['other', 0, 0],
    ['cash', 0.5, 0],
  ])
  const others = categories({ card: 0.5, cash: 0.4, other: 0.1 })
  expect(compareSegment('everyone', pictureOf(own, others))).toEqual({ kind: 'other-bins' })
})
