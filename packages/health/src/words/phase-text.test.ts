import { describe, expect, test } from 'vitest'
import { specOf } from '../judging.testing.ts'
import { phaseText } from './phase-text.ts'

const spec = specOf('model: {name: m}\nwindows: [1d, 1h, 1w, 1mo]\ntimezone: Europe/Berlin\n')
/** Monday 24 November 2025, midnight in Berlin. */
const MONDAY_MS = Date.UTC(2025, 10, 23, 23)

describe('windows of the same time', () => {
  test.each([
    ['1d', 'a Monday'],
    ['1h', 'a Monday 00:00'],
    ['1mo', 'a November'],
  ])('of %s are called after it, where the user is', (window, one) => {
    expect(phaseText(spec, window, MONDAY_MS)?.one).toBe(one)
  })

  test('get the article they need', () => {
    expect(phaseText(spec, '1mo', Date.UTC(2025, 9, 15))?.one).toBe('an October')
  })

  test('have no name where all are alike', () => {
    expect(phaseText(spec, '1w', MONDAY_MS)).toBeUndefined()
    expect(phaseText(spec, '2d', MONDAY_MS)).toBeUndefined()
  })
})
