import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MonitorSpec } from '@driftline/spec'
import { parser } from '@prometheus-io/lezer-promql'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { anySpec } from '../any-spec.testing.ts'
import { buildRules } from '../build-rules.ts'
import { LABEL } from '../names.ts'
import { processorRules } from '../processor-rules.ts'
import { canRun } from '../program.testing.ts'
import { unquote } from '../promql/unquote.ts'
import { renderAlertmanager } from './alertmanager.ts'
import { toGrafanaApi } from './grafana-api.ts'
import { toGrafanaConvert } from './grafana-convert.ts'
import { groupsOf, hostileNames, specOf } from './grafana.testing.ts'
import type { GrafanaQuery } from './grafana-queries.ts'
import { renderPrometheus, toPrometheusFile } from './prometheus.ts'
import { renderPrometheusOperator } from './prometheus-operator.ts'
import { toYaml } from './yaml-text.ts'

const VERSIONS = ['1.1', '1.2'] as const
const MANY = fc.array(anySpec, { minLength: 15, maxLength: 15 })
/** A failure is made smaller for so long. */
const LAW = { numRuns: 3, interruptAfterTimeLimit: 30_000 }
const LAW_TIME = { timeout: 120_000 }

const rulesOf = (spec: MonitorSpec) => buildRules(spec, { budgetExhausted: true })

describe('whatever a valid spec holds', () => {
  test.runIf(canRun('promtool'))('promtool takes the rules, also those for Grafana to convert', LAW_TIME, () => {
    fc.assert(
      fc.property(MANY, (specs) => {
        const files = specs.flatMap((spec) => {
          const { groups } = rulesOf(spec)
          return [renderPrometheus(groups), toYaml({ groups: toGrafanaConvert(groups).groups })]
        })
        expect(problemsOf(['promtool', 'check', 'rules', '--lint-fatal'], files)).toBe('')
      }),
      LAW,
    )
  })

  test.runIf(canRun('amtool'))('amtool takes the routes', LAW_TIME, () => {
    const render = (spec: MonitorSpec): string =>
      renderAlertmanager([rulesOf(spec), processorRules({ job: 'driftline' })])
    fc.assert(
      fc.property(MANY, (specs) => {
        expect(problemsOf(['amtool', 'check-config'], specs.map(render))).toBe('')
      }),
      LAW,
    )
  })

  test('YAML is read as it was meant', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const rules = rulesOf(spec)
        const meant = toPrometheusFile(rules.groups)
        for (const version of VERSIONS) {
          expect(parse(renderPrometheus(rules.groups), { version })).toEqual(meant)
          expect(parse(renderPrometheusOperator(rules), { version })).toMatchObject({ spec: meant })
        }
      }),
      { numRuns: 20 },
    )
  })

  test('expressions parse, and each asks for the model by its very name', () => {
    fc.assert(
      fc.property(hostileNames, (names) => {
        const groups = groupsOf(specOf(names))
        const exprs = [
          ...toPrometheusFile(groups).groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
          ...toGrafanaApi(groups).flatMap(({ rules }) => rules.flatMap(({ data }) => data.flatMap(exprOf))),
        ]
        const asked = exprs.flatMap((expr) => matchersIn(expr).filter(({ label }) => label === LABEL.model))
        expect(asked.length).toBeGreaterThan(exprs.length)
        expect(new Set(asked.map(({ value }) => value))).toEqual(new Set([names.model]))
      }),
      { numRuns: 30 },
    )
  })
})

const exprOf = ({ model }: GrafanaQuery): readonly string[] => ('expr' in model ? [model.expr] : [])

/** What is asked of labels. @throws RangeError where an expression is none */
function matchersIn(expr: string): readonly { readonly label: string; readonly value: string }[] {
  const matchers: { readonly label: string; readonly value: string }[] = []
  parser.parse(expr).iterate({
    enter: ({ node, type }) => {
      if (type.isError) throw new RangeError(`no expression: ${expr}`)
      if (type.name !== 'UnquotedLabelMatcher') return
      const [label = '', value = ''] = ['LabelName', 'StringLiteral'].map((name) => {
        const child = node.getChild(name)
        return child ? expr.slice(child.from, child.to) : ''
      })
      matchers.push({ label, value: unquote(value) })
    },
  })
  return matchers
}

/** What a program finds wrong in files. */
function problemsOf(command: readonly [string, ...(readonly string[])], texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-any-'))
  try {
    const files = texts.map((text, i) => {
      const file = join(folder, `${i}.yaml`)
      writeFileSync(file, text)
      return file
    })
    const [program, ...args] = command
    const { status, stdout, stderr } = spawnSync(program, [...args, ...files], { encoding: 'utf8' })
    return status === 0 ? '' : stdout + stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}
