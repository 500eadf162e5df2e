import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Outcome, Trial } from './trial.ts'

const path = new URL('results.json', import.meta.url)

/** Outcomes of full runs by the trial's id. */
export type Results = Readonly<Record<string, Outcome>>

/** The results of the last full runs. */
export function readResults(): Results {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : {}
}

/** Writes results in the order of the trials; those of trials that are gone are dropped. */
export function writeResults(results: Results, trials: readonly Trial[]): void {
  const known = trials.flatMap(({ id }) => (results[id] ? [[id, results[id]] as const] : []))
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(known), undefined, 2)}\n`)
}
