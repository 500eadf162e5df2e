import type { VerdictLine } from '@driftline/health'
import { arrange, createTimeLabels, toEffectText, toNumberText, toPercentText, toSeverityText } from '@driftline/view'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createLineKeeper } from '../keep-line.ts'
import { packReport } from '../pack-report.ts'
import { makeVerdictLines } from '../verdict-lines.testing.ts'
import { readCharts } from './chart-table.ts'
import { readRows } from './row-table.ts'
import { percentText } from './shown-number.ts'
import { readTableBytes, toTableBytes } from './table-bytes.ts'

const made = makeVerdictLines({ features: 4, windows: 5, segments: 1, window: '1d', seed: 2 })

/** A verdict with figures of any size. */
const lineWith = fc.record({
  severity: fc.double({ min: 0, max: 100, noNaN: true }),
  lowerBound: fc.double({ min: 0, max: 50, noNaN: true }),
  missing: fc.double({ min: 0, max: 1, noNaN: true }),
  psi: fc.double({ min: 0, max: 50, noNaN: true }),
  median: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  count: fc.nat(2 ** 40),
})

function tablesOf(lines: readonly VerdictLine[]) {
  const view = arrange(lines.map(createLineKeeper()), { latest: 'complete' })
  const { views } = packReport(view, { labels: createTimeLabels('1d'), besideOf: view.besideOf })
  const [{ rows, segments, charts }] = views as [(typeof views)[0]]
  const read = (table: typeof rows) => readTableBytes(toTableBytes(table))
  return { rows: readRows(read(rows)), segments: readRows(read(segments)), chartAt: readCharts(read(charts)) }
}

const keyOf = ({ feature, segment, end }: Pick<VerdictLine, 'feature' | 'segment' | 'end'>) =>
  `${feature} ${segment.name === 'all' ? 'everyone' : `${segment.name}=${segment.value}`} ${end}`

test('every figure of the page reads as that of its verdict, in every window', () => {
  fc.assert(
    fc.property(fc.array(lineWith, { minLength: made.length, maxLength: made.length }), (figures) => {
      const lines = made.map((line, index): VerdictLine => {
        const { severity, lowerBound, missing, psi, median, count } = figures[index]!
        const quantiles = { p5: median / 3, p50: median, p95: median * 1.7 }
        const statistics = { ...line.statistics, missing, psi, quantiles }
        return { ...line, severity, lowerBound, count, statistics }
      })
      const byKey = new Map(lines.map((line) => [keyOf(line), line]))
      const { rows, segments, chartAt } = tablesOf(lines)
      let seen = 0
      for (const row of [...rows, ...segments])
        for (let place = 0; place < row.count; place += 1) {
          const cell = row.at(place)
          const line = byKey.get(`${row.name} ${row.segment} ${cell.end}`)!
          seen += 1
          expect(toSeverityText(cell.severity)).toBe(toSeverityText(line.severity))
          expect([cell.start, cell.state, cell.since, cell.rows]).toEqual([
            line.start,
            line.state,
            line.since,
            line.count,
          ])
          const { effect, sure } = toEffectText(line)
          if (row.segment === 'everyone') {
            expect([cell.effect, cell.sure]).toEqual([effect, sure])
            expect(percentText(cell.missing!)).toBe(toPercentText(line.statistics.missing!))
            const [p5, p50] = chartAt(row.first + place).quantiles
            expect(toNumberText(p5!.now)).toBe(toNumberText(line.statistics.quantiles!.p5))
            expect(toNumberText(p50!.now)).toBe(toNumberText(line.statistics.quantiles!.p50))
          }
          if (line.state !== 'ok') expect(cell.sentence).toBe(line.sentence)
        }
      expect(seen).toBe(lines.length)
    }),
    { numRuns: 20, endOnFailure: true },
  )
})

test('bins keep thousandths', () => {
  const { rows, chartAt } = tablesOf(made)
  for (const row of rows)
    for (let place = 0; place < row.count; place += 1) {
      const line = made.find(
        ({ feature, segment, end }) => feature === row.name && segment.name === 'all' && end === row.at(place).end,
      )!
      const { distribution } = chartAt(row.first + place)
      for (const of of ['reference', 'current'] as const)
        for (const [bin, share] of line.statistics.distribution![of].entries())
          expect(Math.abs(distribution![of][bin]! - share)).toBeLessThanOrEqual(0.000501)
    }
})

test('the verdict of a window is the last that ended by then', () => {
  const [row] = tablesOf(made).rows
  const ends = Array.from({ length: row!.count }, (_, place) => Date.parse(row!.at(place).end))
  expect(ends.map((endMs) => row!.placeBy(endMs))).toEqual([0, 1, 2, 3, 4])
  expect([row!.placeBy(ends[0]! - 1), row!.placeBy(ends[2]! + 1)]).toEqual([0, 2])
})
