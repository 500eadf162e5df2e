import type { Issue, Locate, MonitorSpec } from '@driftline/spec'
import { renderPath } from '@driftline/spec'
import { toObjectives } from '../objective/to-objectives.ts'
import { checkBudget } from './check-budget.ts'
import { checkFloors } from './check-floors.ts'
import { checkLatencyBound } from './check-latency-bound.ts'
import { checkMeasured } from './check-measured.ts'
import { checkRegexes } from './check-regexes.ts'
import { checkSelectors } from './check-selectors.ts'
import { checkTiers } from './check-tiers.ts'
import type { Finding } from './finding.ts'

/** A problem of the rules of a spec, or something to know of them. */
export interface RuleIssue extends Issue {
  readonly severity: 'problem' | 'warning'
}

/** Where the spec was read from. */
export interface CheckedText {
  /** Name the issues give it. */
  readonly file: string
  readonly locate: Locate
}

/**
 * What keeps the rules of a spec from doing their work, and what they do otherwise than one may expect.
 *
 * @param spec a valid one.
 * @returns all of it, in the order of the text.
 */
export function checkRules(spec: MonitorSpec, { file, locate }: CheckedText): readonly RuleIssue[] {
  const objectives = toObjectives(spec)
  const findings = [
    ...checkMeasured(spec),
    ...checkLatencyBound(spec),
    ...checkSelectors(spec),
    ...checkRegexes(spec),
    ...objectives.flatMap((objective) => checkTiers(spec, objective, pathOf(spec, objective.name))),
    ...objectives.flatMap((objective) => checkBudget(spec, objective, pathOf(spec, objective.name))),
    ...objectives.flatMap((objective) => checkFloors(spec, objective, pathOf(spec, objective.name))),
  ]
  return findings
    .map((finding) => toIssue(finding, { file, locate }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
}

function pathOf({ slos }: MonitorSpec, objective: string): Finding['path'] {
  const i = (slos.custom ?? []).findIndex(({ name }) => name === objective)
  return i < 0 ? ['slos', objective] : ['slos', 'custom', i]
}

function toIssue({ severity, path, at, message, hint }: Finding, { file, locate }: CheckedText): RuleIssue {
  return { file, path: renderPath(path), ...locate(path, at), severity, message, hint }
}
