import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ComparedVolume } from './volume.ts'
import { volumeEvidence } from './volume.ts'

const compared = (rows: number, rest: Partial<ComparedVolume> = {}): ComparedVolume => ({
  rows,
  usual: 1000,
  windows: 8,
  scatter: 0,
  recurring: 0,
  ...rest,
})
const severityOf = (rows: number, rest: Partial<ComparedVolume> = {}): number =>
  volumeEvidence(compared(rows, rest)).severity

const rows = fc.integer({ min: 0, max: 100_000 })
const usual = fc.integer({ min: 0, max: 20_000 })
const scatter = fc.double({ min: 0, max: 2, noNaN: true })

describe('evidence of volume', () => {
  test('is 40 at twice or half of what is usual, 70 at five times, 100 at most', () => {
    expect(severityOf(2001)).toBeCloseTo(40, 1)
    expect(severityOf(1999)).toBe(0)
    expect(severityOf(499)).toBeCloseTo(40, 0)
    expect(severityOf(501)).toBe(0)
    expect(severityOf(5002)).toBeCloseTo(70, 1)
    expect(severityOf(0)).toBe(100)
  })

  test('is none within four scales of what windows scatter', () => {
    expect(severityOf(2500, { scatter: 0.25 })).toBe(0)
    expect(severityOf(2800, { scatter: 0.25 })).toBeGreaterThan(40)
  })

  test('is none where so few rows are chance, and where neither side has thirty', () => {
    expect(severityOf(0, { usual: 7 })).toBe(0)
    expect(severityOf(29, { usual: 2 })).toBe(0)
    expect(severityOf(30, { usual: 2 })).toBeGreaterThan(40)
    expect(severityOf(0, { usual: 29 })).toBe(0)
    expect(severityOf(0, { usual: 30 })).toBe(100)
  })

  test('is none where so many rows have come again and again, as long as few are usual', () => {
    const recurring = Math.log(500 / 0.5)
    expect(severityOf(499, { usual: 0, recurring })).toBe(0)
    expect(severityOf(600, { usual: 0, recurring })).toBe(100)
    expect(severityOf(3000, { recurring: Math.log(3) })).toBeGreaterThan(40)
  })

  test('says what would have shown, is certain of less than it sees, and grows with the distance', () => {
    fc.assert(
      fc.property(rows, usual, scatter, fc.integer({ min: 1, max: 8 }), (count, median, scale, windows) => {
        const own = compared(count, { usual: median, scatter: scale, windows })
        const { severity, effect, lowerBound, detectable } = volumeEvidence(own)
        expect(detectable).toBeGreaterThanOrEqual(Math.log(2))
        expect(lowerBound).toBeGreaterThanOrEqual(0)
        expect(lowerBound).toBeLessThanOrEqual(effect)
        if (severity > 0) expect(severity).toBeGreaterThanOrEqual(40)
        if (severity > 0) expect(effect).toBeGreaterThanOrEqual(detectable!)
        const further = count > median ? 2 * count : Math.floor(count / 2)
        expect(volumeEvidence({ ...own, rows: further }).severity).toBeGreaterThanOrEqual(severity)
      }),
    )
  })

  test('is weaker of a median of fewer windows', () => {
    fc.assert(
      fc.property(rows, usual, fc.integer({ min: 1, max: 7 }), (count, median, windows) => {
        const [few, more] = [windows, windows + 1].map((own) => severityOf(count, { usual: median, windows: own }))
        expect(few).toBeLessThanOrEqual(more!)
      }),
    )
  })
})
