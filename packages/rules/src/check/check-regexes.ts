import type { MonitorSpec } from '@driftline/spec'
import { parseSelector } from '../promql/parse-selector.ts'
import { regexProblem } from '../promql/regex-problem.ts'
import type { Matcher } from '../promql/selector.ts'
import { parseMatcher } from '../promql/selector.ts'
import type { Finding } from './finding.ts'
import { problem } from './finding.ts'

/** Regular expressions in matchers that Prometheus would not load. */
export function checkRegexes({ alerting, slos }: MonitorSpec): readonly Finding[] {
  const counters = (slos.custom ?? []).flatMap((slo, i) =>
    (['good', 'total'] as const).map((field) => ({ path: ['slos', 'custom', i, field], text: slo[field] })),
  )
  return [
    ...alerting.match.flatMap((text, i) => findingsOf([parseMatcher(text)], { path: ['alerting', 'match', i] })),
    ...counters.flatMap(({ path, text }) => findingsOf(parseSelector(text)?.matchers ?? [], { path })),
  ]
}

function findingsOf(matchers: readonly Matcher[], { path }: Pick<Finding, 'path'>): readonly Finding[] {
  return matchers.flatMap(({ label, is, value }) => {
    const wrong = is === '=~' || is === '!~' ? regexProblem(value) : undefined
    if (wrong === undefined) return []
    return [
      problem(
        path,
        `Prometheus cannot read the regular expression of ${label}: ${wrong}.`,
        'It takes those of RE2: no backreferences, nothing that looks ahead or behind; a bracket that is meant as such needs a backslash.',
      ),
    ]
  })
}
