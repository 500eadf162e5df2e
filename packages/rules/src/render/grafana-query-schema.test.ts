import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { anySpec } from '../any-spec.testing.ts'
import { buildRules } from '../build-rules.ts'
import { processorRules } from '../processor-rules.ts'
import { EVERY_KIND, specOf } from '../spec-of.testing.ts'
import type { GrafanaApiGroup } from './grafana-api.ts'
import { toGrafanaApi } from './grafana-api.ts'
import { grafanaQueriesSchema } from './grafana-query-schema.testing.ts'

const CASES = fileURLToPath(new URL('../../../../examples/slos/', import.meta.url))
const GOLDENS = globSync('*/grafana-{api.json,file.yaml}', { cwd: CASES })

interface Group {
  readonly rules: readonly unknown[]
}

const rulesIn = (text: string): readonly unknown[] => {
  const read = parse(text, { version: '1.1' }) as readonly Group[] | { readonly groups: readonly Group[] }
  return ('groups' in read ? read.groups : read).flatMap(({ rules }) => rules)
}

const rulesOf = (groups: readonly GrafanaApiGroup[]): readonly unknown[] => groups.flatMap(({ rules }) => rules)

function problemsOf(rules: readonly unknown[]): readonly string[] {
  return rules.flatMap(
    (rule) => grafanaQueriesSchema.safeParse(rule).error?.issues.map((issue) => JSON.stringify(issue)) ?? [],
  )
}

describe('the queries of a rule are some that Grafana runs', () => {
  test.each(GOLDENS)('in %s', (file) => {
    const rules = rulesIn(readFileSync(`${CASES}${file}`, 'utf8'))
    expect(rules.length).toBeGreaterThan(3)
    expect(problemsOf(rules)).toEqual([])
  })

  test('for every kind, a spent budget and the processor', () => {
    const { groups } = buildRules(specOf(EVERY_KIND), { budgetExhausted: true })
    const rules = rulesOf(toGrafanaApi([...groups, ...processorRules({ job: 'driftline' }).groups]))
    expect(problemsOf(rules)).toEqual([])
  })

  test('whatever a valid spec holds', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        expect(problemsOf(rulesOf(toGrafanaApi(buildRules(spec, { budgetExhausted: true }).groups)))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('the schema finds', () => {
  const [group] = toGrafanaApi(buildRules(specOf(EVERY_KIND)).groups)
  const text = JSON.stringify(group!.rules[0])

  test.each([
    ['a range query', '"instant":true', '"instant":false'],
    ['a field that Grafana does not know', '"range":false', '"range":false,"step":1'],
    ['a refId that is not there', '$B > ', '$Z > '],
    ['a query for nothing', '$B > ', '$A > '],
    ['another data source in the model', '"uid":"prometheus"', '"uid":"other"'],
    ['a variable of Grafana', '"expr":"', '"expr":"$__interval '],
    ['a condition that is no threshold', '"condition":"D"', '"condition":"C"'],
    ['a threshold of something else', '"type":"gt"', '"type":"lt"'],
    ['a query that looks at nothing', '"from":3600', '"from":0'],
  ])('%s', (_, from, to) => {
    expect(text).toContain(from)
    expect(problemsOf([JSON.parse(text)])).toEqual([])
    expect(problemsOf([JSON.parse(text.replace(from, to))])).not.toEqual([])
  })
})
