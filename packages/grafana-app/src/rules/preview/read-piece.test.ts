import { expect, test } from 'vitest'
import type { PieceFrame } from './read-piece.ts'
import { readPiece } from './read-piece.ts'
import { PIECE } from './preview-request.ts'

const MINUTE_MS = 60_000
const GRID = { fromMs: 0, toMs: 10 * MINUTE_MS, stepMs: MINUTE_MS }

interface Written {
  readonly refId?: string
  readonly step?: string
  readonly samples?: readonly (readonly [number, number | null])[]
}

function frame({ refId = PIECE.alert, step = '1m0s', samples = [] }: Written): PieceFrame {
  const time = { type: 'time', name: 'Time', values: samples.map(([timeMs]) => timeMs) }
  const value = { type: 'number', name: 'Value', labels: { a: 'b' }, values: samples.map(([, own]) => own) }
  return { refId, meta: { executedQueryString: `Expr: up\nStep: ${step}` }, fields: [time, value] }
}

const probe = (step = '1m0s') => frame({ refId: PIECE.step, step, samples: [[10 * MINUTE_MS, 0]] })

test('an answer of the step that was asked for is its series', () => {
  const samples = [
    [0, 2],
    [MINUTE_MS, NaN],
  ] as const
  expect(readPiece([frame({ samples }), probe()], GRID)).toEqual({
    kind: 'answered',
    series: [{ labels: { a: 'b' }, samples }],
  })
})

test('a widened answer is told with its step, whatever it says', () => {
  const widened = frame({ step: '5m0s', samples: [[0, 1]] })
  expect(readPiece([widened, probe('5m0s')], GRID)).toEqual({ kind: 'of another step', stepMs: 5 * MINUTE_MS })
})

test('an answer without series was widened where its companion was', () => {
  expect(readPiece([probe()], GRID)).toEqual({ kind: 'answered', series: [] })
  expect(readPiece([probe('2m0s')], GRID)).toEqual({ kind: 'of another step', stepMs: 2 * MINUTE_MS })
})

test('an answer that does not say its step is not used', () => {
  expect(readPiece([], GRID)).toEqual({ kind: 'of another step', stepMs: undefined })
  expect(readPiece([{ ...frame({}), meta: {} }, probe()], GRID)).toEqual({ kind: 'of another step', stepMs: undefined })
})

test('times beside the grid are not used, whatever step is said', () => {
  for (const timeMs of [1, -MINUTE_MS, 11 * MINUTE_MS])
    expect(readPiece([frame({ samples: [[timeMs, 1]] }), probe()], GRID).kind).toBe('of another step')
})

test('a gap that was filled is no sample; a value that is no number is one', () => {
  const samples = [
    [0, null],
    [MINUTE_MS, NaN],
  ] as const
  expect(readPiece([frame({ samples }), probe()], GRID)).toMatchObject({ series: [{ samples: [[MINUTE_MS, NaN]] }] })
})
