import fc from 'fast-check'
import type { VerdictLine } from '../index.ts'
import { named, numbers } from '../judging.testing.ts'
import { bell, day, judgeOf, names, temperatures } from './stories.testing.ts'

const columns = {
  x: temperatures,
  c: { type: 'categorical', cells: names(8000, { de: 0.4, fr: 0.35, it: 0.25 }) },
} as const
const features = 'x: {type: numeric, unit: °C, min: -10, max: 60}, c: {type: categorical}'

/** A day in which anything may have happened to a number and to a category. */
const anyDay = fc.record({
  rows: fc.constantFrom(0, 5, 31, 120, 800),
  shift: fc.constantFrom(0, 0, 0, 1, 3, -20),
  spread: fc.constantFrom(1, 1, 2, 0),
  missing: fc.constantFrom(0, 0, 20, 200),
  range: fc.constantFrom(0, 0, 40),
  share: fc.constantFrom(0.4, 0.4, 0.1, 0),
  name: fc.oneof(fc.constantFrom('es', 'DE', ' de', '__proto__'), fc.string({ unit: 'binary', maxLength: 300 })),
})

type AnyDay = typeof anyDay extends fc.Arbitrary<infer T> ? T : never

function countsOf({ rows, shift, spread, missing, range, share, name }: AnyDay, seed: number) {
  const x = numbers(
    bell(rows, seed).map((z) => 20 + shift + 5 * spread * z),
    { missing, range: Math.min(range, rows) },
  )
  const shares = { de: share, fr: 0.35, it: 0.25, [name]: 0.4 - share }
  return { x, c: named(names(rows, shares)) }
}

function linesOf(days: readonly AnyDay[]): readonly VerdictLine[] {
  const judge = judgeOf({ columns, features, references: '{training: {}, rolling: {span: 5d, gap: 1d}}' })
  return days.flatMap((given, i) => [...judge.close(day(i, countsOf(given, 100 + i)))])
}

/** The verdicts of the life of a model with a number and a category, in which anything may happen. */
export const anyLines = fc.array(anyDay, { minLength: 1, maxLength: 12 }).map(linesOf)
