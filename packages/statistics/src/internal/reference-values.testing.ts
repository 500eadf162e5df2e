import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

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
