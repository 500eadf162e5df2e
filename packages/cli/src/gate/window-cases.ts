import type { DecidedCase, DecidedSuite } from './judge-gate.ts'

/** A case with the window it is of. */
export interface WindowCase extends DecidedCase {
  readonly window: string
}

/** The cases of all suites, in their order. */
export function windowCases(suites: readonly DecidedSuite[]): readonly WindowCase[] {
  return suites.flatMap(({ window, cases }) => cases.map((own): WindowCase => Object.assign({ window }, own)))
}

/** Whether cases are of more than one window, so that each has to say of which. */
export function areOfSeveral(cases: readonly WindowCase[]): boolean {
  return new Set(cases.flatMap(({ window }) => (window === '' ? [] : [window]))).size > 1
}
