import type { RangeGrid } from '@driftline/rules'
import { expect, test } from 'vitest'
import type { AskPiece } from './ask-alert.ts'
import { askAlert } from './ask-alert.ts'
import type { ReadPiece } from './read-piece.ts'

const STEP_MS = 60_000
const pointsOf = ({ fromMs, toMs }: RangeGrid): number => (toMs - fromMs) / STEP_MS + 1
const piece: RangeGrid = { fromMs: 0, toMs: 9_999 * STEP_MS, stepMs: STEP_MS }

/** Every point of a piece, as an answer has it. */
function everyPoint(grid: RangeGrid): ReadPiece {
  const samples = Array.from({ length: pointsOf(grid) }, (_, i) => [grid.fromMs + i * STEP_MS, 1] as const)
  return { kind: 'answered', series: [{ labels: {}, samples }] }
}

test('a widened piece is asked for again in halves until it is not, and every point is there once', async () => {
  const asked: number[] = []
  const ask: AskPiece = async (_, grid) => {
    asked.push(pointsOf(grid))
    return pointsOf(grid) > 3000 ? { kind: 'of another step', stepMs: 5 * STEP_MS } : everyPoint(grid)
  }
  let told = 0
  const [series] = await askAlert({ expr: 'up', pieces: [piece] }, ask, () => (told += 1))
  expect(asked).toEqual([10_000, 5000, 2500, 2500, 5000, 2500, 2500])
  expect(series?.samples.map(([timeMs]) => timeMs)).toEqual(Array.from({ length: 10_000 }, (_, i) => i * STEP_MS))
  expect(told).toBe(1)
})

test('what is of another step however little is asked for is refused in words', async () => {
  const ask: AskPiece = () => Promise.resolve({ kind: 'of another step', stepMs: 5 * STEP_MS })
  await expect(askAlert({ expr: 'up', pieces: [piece] }, ask, () => {})).rejects.toMatchObject({
    code: 'ERR_STEP',
    message: expect.stringMatching(/^It was asked for a value every 1 min, .* and answers every 5 min:/) as string,
  })
})
