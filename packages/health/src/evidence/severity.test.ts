import fc from 'fast-check'
import { expect, test } from 'vitest'
import { persistentSeverity, severityOf, severityThresholds, weighSeverity } from './severity.ts'

const severity = fc.double({ min: 0, max: 100, noNaN: true })

test('a certain effect at the warning threshold is 40, at the critical one 70', () => {
  const psi = severityThresholds('distribution', 0)
  expect(severityOf(0.02, psi)).toBeCloseTo(40, 10)
  expect(severityOf(0.1, psi)).toBeCloseTo(70, 10)
  expect(severityOf(0.5, psi)).toBeCloseTo(100, 10)
  expect(severityOf(0, psi)).toBe(0)
})

test('missing values and new categories are judged against what the reference already shows', () => {
  expect(severityThresholds('missing', 0.001)).toEqual({ warn: 0.01, critical: 0.05 })
  expect(severityThresholds('missing', 0.4)).toEqual({ warn: 0.2, critical: 0.4 })
  expect(severityThresholds('new_category', 0)).toEqual({ warn: 0.001, critical: 0.05 })
  expect(severityThresholds('new_category', 0.1)).toEqual({ warn: 0.2, critical: 0.4 })
})

test('severity grows with the certain effect and stays within 0 to 100', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      const thresholds = severityThresholds('distribution', 0)
      expect(severityOf(low, thresholds)).toBeLessThanOrEqual(severityOf(high, thresholds))
      expect(severityOf(high, thresholds)).toBeLessThanOrEqual(100)
      expect(severityOf(low, thresholds)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('one window alone does not raise unless it is beyond doubt', () => {
  expect(persistentSeverity(60, [])).toBe(0)
  expect(persistentSeverity(60, [0, 55])).toBe(55)
  expect(persistentSeverity(60, [0, 0])).toBe(0)
  expect(persistentSeverity(85, [])).toBe(85)
})

test('looking back never raises a severity', () => {
  fc.assert(
    fc.property(severity, fc.array(severity, { maxLength: 2 }), (current, previous) => {
      expect(persistentSeverity(current, previous)).toBeLessThanOrEqual(current)
    }),
  )
})

test('importance moves only what is raised, and never below 40', () => {
  expect(weighSeverity(39, 2)).toBe(39)
  expect(weighSeverity(50, 1)).toBe(50)
  expect(weighSeverity(50, 2)).toBeCloseTo(50 + (30 * Math.log(2)) / Math.log(5), 10)
  expect(weighSeverity(50, 100)).toBe(weighSeverity(50, 2))
  expect(weighSeverity(41, 0.01)).toBe(40)
})
