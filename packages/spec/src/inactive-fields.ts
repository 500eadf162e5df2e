import { asMap, mapIn, problemOf } from './checks/raw-spec.ts'
import type { RawMap } from './checks/raw-spec.ts'
import type { Issue } from './issue.ts'
import type { ParseMonitorSpecOptions } from './parse-monitor-spec.ts'
import { renderPath } from './problem.ts'
import type { Path, Problem } from './problem.ts'
import { byPlace, toIssue } from './to-issue.ts'
import { readYaml } from './yaml-document.ts'

/**
 * The fields a spec writes that are valid and that no part of Driftline acts on yet, in the order of the text. Empty
 * for a text that is no map; its other problems are those of `parseMonitorSpec`. Never throws.
 *
 * @param text the same as for `parseMonitorSpec`.
 */
export function inactiveFields(text: string, { file = 'spec.yaml' }: ParseMonitorSpecOptions = {}): readonly Issue[] {
  const document = readYaml(text)
  return findInactive(asMap(document.value))
    .map((problem) => toIssue(problem, { document, file }))
    .sort(byPlace)
}

const OUTCOMES = 'Outcomes are not joined with predictions yet'

/** What is valid and acted on by nothing, with all below it; the reference page marks it. */
export const INACTIVE_FIELDS: readonly { readonly path: Path; readonly reason: string }[] = [
  { path: ['labels'], reason: OUTCOMES },
  { path: ['slos', 'quality'], reason: `${OUTCOMES}, so that the rules of this objective have no data` },
]

function findInactive(spec: RawMap): readonly Problem[] {
  return INACTIVE_FIELDS.filter(({ path }) => isWritten(spec, path)).map(({ path, reason }) =>
    problemOf(path, `Not active yet: ${renderPath(path)}. ${reason}.`, 'It may stay for when it is.'),
  )
}

function isWritten(spec: RawMap, path: Path): boolean {
  const parent = path.slice(0, -1).reduce<RawMap>((map, key) => mapIn(map, String(key)), spec)
  return Object.hasOwn(parent, String(path.at(-1)))
}
