import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { buildRules } from '../build-rules.ts'
import { renderPrometheus } from '../render/prometheus.ts'
import type { RuleSet } from '../rule.ts'
import type { RulesDiff } from './diff-rules.ts'
import { diffRules } from './diff-rules.ts'
import { readRuleFile } from './read-rule-file.ts'

function rulesOf(text: string): RuleSet {
  const checked = parseMonitorSpec(text)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return buildRules(checked.value)
}

function yamlOf(text: string): string {
  return renderPrometheus(rulesOf(text).groups)
}

function diff(text: string, installed: string): RulesDiff {
  const read = readRuleFile(installed)
  if (!read.ok) throw new Error(read.message)
  return diffRules(rulesOf(text), read)
}

function told({ differences }: RulesDiff): readonly string[] {
  return differences.map(({ status, name, about, fields }) =>
    `${status} ${name} ${about} ${fields.map(({ field }) => field).join(',')}`.trim(),
  )
}

const SPEC = '{model: {name: "fares {{x}}"}, slos: {availability: 0.999}, alerting: {environments: [production]}}'
const BEFORE = SPEC.replace('0.999', '0.99')

describe('what is installed', () => {
  test('differs in nothing where it was generated from the same spec, in any order of groups', () => {
    const rules = rulesOf(SPEC)
    const { groups } = rules
    const read = readRuleFile(renderPrometheus(groups.toReversed()))
    if (!read.ok) throw new Error(read.message)
    expect(diffRules(rules, read)).toMatchObject({ differences: [] })
    expect(diff(SPEC, yamlOf(SPEC)).unchangedCount).toBe(groups.flatMap(({ rules }) => rules).length)
  })

  test('is outdated where it was generated from another spec', () => {
    const differences = told(diff(SPEC, yamlOf(BEFORE)))
    expect(differences.filter((text) => text.startsWith('outdated'))).toHaveLength(8)
    expect(differences).toContain('outdated ModelSLOBurnRate availability fast expr,annotations.description')
    expect(differences.filter((text) => !text.startsWith('outdated')).every((text) => text.startsWith('changed'))).toBe(
      true,
    )
  })

  test('is edited where a person changed it, whatever it was generated from', () => {
    const byHand = (text: string): string =>
      text.replace('severity: critical', 'severity: warning').replace('for: 2m', 'for: 20m')
    expect(told(diff(SPEC, byHand(yamlOf(SPEC))))).toEqual([
      'edited ModelSLOBurnRate availability fast for,labels.severity',
    ])
    expect(told(diff(SPEC, byHand(yamlOf(BEFORE))))).toContain(
      'edited ModelSLOBurnRate availability fast expr,for,labels.severity,annotations.description',
    )
  })

  test('may lack rules, hold rules that are no longer wanted, and hold rules of people', () => {
    const more = SPEC.replace('slos: {', 'slos: {latency: {below: 1s, objective: 0.99}, ')
    expect(told(diff(more, yamlOf(SPEC))).filter((text) => text.startsWith('missing ModelSLOBurnRate'))).toHaveLength(8)
    expect(told(diff(SPEC, yamlOf(more))).filter((text) => text.startsWith('surplus ModelSLOBurnRate'))).toHaveLength(8)
    const own = yamlOf(SPEC).replace('    rules:\n', '    rules:\n      - {alert: Mine, expr: up == 0}\n')
    expect(told(diff(SPEC, own))).toEqual(['foreign Mine'])
  })

  test('tells of another interval, and of an alert whose hash was taken away', () => {
    const slower = yamlOf(SPEC).replace('interval: 1m', 'interval: 3m')
    expect(new Set(diff(SPEC, slower).differences.flatMap(({ fields }) => fields))).toEqual(
      new Set(
        Array.from(
          { length: 4 },
          () => expect.objectContaining({ field: 'interval', installed: '3m', wanted: '1m' }) as unknown,
        ),
      ),
    )
    const bare = yamlOf(SPEC)
      .replaceAll(/\n +driftline_hash: .*/g, '')
      .replace('for: 2m', 'for: 20m')
    expect(told(diff(SPEC, bare))).toEqual(['changed ModelSLOBurnRate availability fast for'])
  })

  test('of other models is left alone', () => {
    const other = yamlOf(SPEC.replace('fares {{x}}', 'tips'))
    expect(diff(SPEC, `${yamlOf(SPEC)}${other.replace('groups:\n', '')}`).differences).toEqual([])
    expect(told(diff(SPEC, other)).every((text) => text.startsWith('missing'))).toBe(true)
  })
})

test.each([
  ['a: [', 'It is not valid YAML: '],
  ['a: 1', 'It has no "groups"'],
])('%j is no rule file, in words', (text, message) => {
  expect(readRuleFile(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) as string })
})

test('a PrometheusRule of the operator is a rule file too', () => {
  expect(readRuleFile('spec: {groups: [{name: g, interval: 1h30m, rules: [{record: r, expr: "1"}]}]}')).toMatchObject({
    ok: true,
    rules: [{ kind: 'record', name: 'r', group: 'g', intervalMs: 5_400_000 }],
  })
})
