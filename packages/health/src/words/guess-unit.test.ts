import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessUnit } from './guess-unit.ts'

const celsius = { p5: 12, p50: 20, p95: 28 }

describe('a change of unit', () => {
  test.each([
    [(c: number) => c * 1.8 + 32, '°C to °F'],
    [(c: number) => c * 1000, '× 1,000'],
    [(c: number) => c / 60, '÷ 60'],
  ])('is told where it explains all quantiles', (map, text) => {
    expect(guessUnit(celsius, mapped(map))).toEqual({ text })
  })

  test('may be the sign', () => {
    expect(guessUnit(celsius, { p5: -28, p50: -20, p95: -12 })).toEqual({ text: '× −1', isSign: true })
    expect(guessUnit({ p5: -8, p50: 0, p95: 8 }, { p5: -8, p50: 0, p95: 8 })).toBeUndefined()
  })

  test('is not told where values were one, or moved alone', () => {
    expect(guessUnit({ p5: 5, p50: 5, p95: 5 }, { p5: 50, p50: 50, p95: 50 })).toBeUndefined()
    expect(guessUnit(celsius, { p5: 21, p50: 29, p95: 37 })).toBeUndefined()
  })

  test('is never told of a shift of less than three widths', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (by) => {
        const guess = guessUnit({ p5: 100, p50: 101, p95: 102 }, { p5: 100 + by, p50: 101 + by, p95: 102 + by })
        expect(guess).toBeUndefined()
      }),
    )
  })
})

function mapped(map: (value: number) => number) {
  return { p5: map(celsius.p5), p50: map(celsius.p50), p95: map(celsius.p95) }
}
