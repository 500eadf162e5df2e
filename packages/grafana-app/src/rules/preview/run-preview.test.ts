import type { RangeGrid } from '@driftline/rules'
import { expect, test } from 'vitest'
import { readSpec } from '../read-spec.ts'
import type { AskPiece } from './ask-alert.ts'
import { previewPlan } from './preview-plan.ts'
import type { PreviewProgress } from './run-preview.ts'
import { runPreview } from './run-preview.ts'

const DAY_MS = 86_400_000
const { rules } = readSpec('{model: {name: "fares$"}, slos: {availability: 0.999}}')!.built!
/** Half a step beside every grid. */
const span = { fromMs: 100 * DAY_MS + 30_000, toMs: 130 * DAY_MS + 30_000 }
const nothing: AskPiece = async () => ({ kind: 'answered', series: [] })

test('every alert is asked for at its own interval, on its grid, in pieces of at most 10,000 points', () => {
  const plan = previewPlan(rules, span)
  expect(new Set(plan.map(({ intervalMs }) => intervalMs))).toEqual(new Set([60_000, 300_000]))
  for (const { intervalMs, grid, pieces } of plan) {
    expect([grid.stepMs, grid.fromMs % intervalMs, grid.toMs % intervalMs]).toEqual([intervalMs, 0, 0])
    expect(grid.fromMs).toBeGreaterThanOrEqual(span.fromMs)
    expect(grid.toMs).toBeLessThanOrEqual(span.toMs)
    const times = pieces.flatMap(({ fromMs, toMs, stepMs }) => {
      expect((toMs - fromMs) / stepMs).toBeLessThan(10_000)
      return [fromMs, toMs]
    })
    expect([times[0], times.at(-1)]).toEqual([grid.fromMs, grid.toMs])
  }
})

test('Grafana finds no variable in what is asked', () => {
  for (const { expr } of previewPlan(rules, span)) expect(expr).not.toContain('$')
})

test('what would have fired stands first, with its firings, and the progress reaches the end', async () => {
  const { rule } = previewPlan(rules, span).at(-1)!
  const ask: AskPiece = async (expr, { fromMs, stepMs }: RangeGrid) => {
    const isOwn = expr === previewPlan(rules, span).at(-1)!.expr
    const samples = Array.from({ length: 100 }, (_, i) => [fromMs + i * stepMs, 7] as const)
    return { kind: 'answered', series: isOwn ? [{ labels: {}, samples }] : [] }
  }
  const told: PreviewProgress[] = []
  const [first, ...others] = await runPreview({ rules, span, ask, onProgress: (progress) => told.push(progress) })
  expect(first?.rule).toEqual(rule)
  expect(first?.fired.length).toBeGreaterThan(0)
  expect(first?.fired[0]?.peak).toBe(7)
  expect(others.every(({ fired }) => fired.length === 0)).toBe(true)
  expect(told[0]?.done).toBe(0)
  expect(told.at(-1)?.done).toBe(told[0]?.all)
})

test('after a failure nothing more is asked', async () => {
  let asked = 0
  const ask: AskPiece = async () => {
    asked += 1
    throw new Error('no')
  }
  await expect(runPreview({ rules, span, ask, onProgress: () => {} })).rejects.toThrow('no')
  expect(asked).toBe(2)
  await runPreview({ rules, span, ask: nothing, onProgress: () => {} })
})
