import { expect, test } from 'vitest'
import { eventsByColumn } from './time-events.ts'

const at = (timeMs: number) => ({ kind: 'change', timeMs, text: String(timeMs) }) as const
const columnsOf = (times: readonly number[], endsMs: readonly number[]) =>
  Object.fromEntries(
    Array.from(eventsByColumn(times.map(at), endsMs), ([column, own]) => [column, own.map(({ timeMs }) => timeMs)]),
  )

test('an event falls into the column that begins with it or holds it', () => {
  expect(columnsOf([100, 150, 199, 200, 299], [200, 300])).toEqual({ 0: [100, 150, 199], 1: [200, 299] })
})

test('what was before the first column or after the last is in none', () => {
  expect(columnsOf([99, 300, 1000], [200, 300])).toEqual({})
  expect(columnsOf([99], [])).toEqual({})
})
