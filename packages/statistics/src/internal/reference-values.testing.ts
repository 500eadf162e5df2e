import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

const SMALLEST_NORMAL = 2 ** -1022

/** The recorded values of one method, made by `testdata/reference/make_*.py`. */
export interface ReferenceValues<Case> {
  readonly definition: string
  readonly tolerance: number
  readonly cases: readonly (Case & { readonly name: string })[]
}

export function readReferenceValues<Case>(method: string): ReferenceValues<Case> {
  const file = new URL(`../../testdata/reference/${method}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as ReferenceValues<Case>
}

/** Asserts that two numbers agree to a relative tolerance; the message carries both. */
export function expectClose(actual: number, expected: number, tolerance: number): void {
  if (Object.is(actual, expected) || actual === expected) return
  const error = Math.abs(actual - expected) / Math.abs(expected)
  expect(error, `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance)
}

/** Below the smallest normal number a double has lost its digits; there only the order of magnitude can agree. */
export function expectAgreement(actual: number, expected: number, tolerance: number): void {
  if (Math.abs(expected) >= SMALLEST_NORMAL) expectClose(actual, expected, tolerance)
  else expect(Math.abs(actual)).toBeLessThan(2 * SMALLEST_NORMAL)
}
