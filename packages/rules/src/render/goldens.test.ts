import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildRules } from '../build-rules.ts'
import { processorRules } from '../processor-rules.ts'
import { canRun, runOn } from '../program.testing.ts'
import type { RuleSet } from '../rule.ts'
import { renderAlertmanager } from './alertmanager.ts'
import { renderGrafanaApi } from './grafana-api.ts'
import { renderGrafanaConvert } from './grafana-convert.ts'
import { renderGrafanaFile } from './grafana-file.ts'
import { renderGrafanaPolicies } from './grafana-policies.ts'
import { renderPrometheus } from './prometheus.ts'
import { renderPrometheusOperator } from './prometheus-operator.ts'
import { toYaml } from './yaml-text.ts'

const CASES = fileURLToPath(new URL('../../../../examples/slos/', import.meta.url))
const PROCESSOR = processorRules({ job: 'driftline' })
const NOTIFICATIONS = { ticketHours: { from: '08:00', to: '18:00', timezone: 'Europe/Berlin' } }
const FILES: Readonly<Record<string, (rules: RuleSet) => string>> = {
  'prometheus.rules.yaml': ({ groups }) => renderPrometheus(groups),
  'prometheus-operator.yaml': renderPrometheusOperator,
  'grafana-file.yaml': ({ groups }) => renderGrafanaFile(groups),
  'grafana-api.json': ({ groups }) => renderGrafanaApi(groups),
  'grafana-convert.yaml': ({ groups }) => renderGrafanaConvert(groups),
  'alertmanager.yaml': (rules) => renderAlertmanager([rules, PROCESSOR], NOTIFICATIONS),
  'grafana-policies.yaml': (rules) => renderGrafanaPolicies([rules, PROCESSOR], NOTIFICATIONS),
}

/** What Prometheus reads as a rule file, in each golden that holds one. */
const RULES_IN: Readonly<Record<string, (read: Golden) => unknown>> = {
  'prometheus.rules.yaml': (read) => read,
  'prometheus-operator.yaml': ({ spec }) => spec,
  'grafana-convert.yaml': ({ groups }) => ({ groups }),
}

interface Golden {
  readonly spec?: unknown
  readonly groups?: unknown
}

describe.each(readdirSync(CASES))('the example %s', (name) => {
  const read = (file: string): string => readFileSync(`${CASES}${name}/${file}`, 'utf8')

  test.each(Object.entries(FILES))('is written as its %s', async (file, render) => {
    const checked = parseMonitorSpec(read('spec.yaml'), { file: name })
    if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
    await expect(render(buildRules(checked.value))).toMatchFileSnapshot(`${CASES}${name}/${file}`)
  })

  test('has a file for each target and no other', () => {
    const files = readdirSync(`${CASES}${name}`).filter((file) => file !== 'spec.yaml')
    expect(new Set(files)).toEqual(new Set(Object.keys(FILES)))
  })

  test.runIf(canRun('promtool')).each(Object.entries(RULES_IN))('has rules in %s that promtool takes', (file, from) => {
    const rules = toYaml(from(parse(read(file), { version: '1.1' }) as Golden))
    const { status, said } = runOn(rules, (path) => ['promtool', 'check', 'rules', path])
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringMatching(/SUCCESS: [1-9]/) as unknown })
  })

  test.runIf(canRun('amtool'))('has a configuration of Alertmanager that amtool takes', () => {
    const { status, said } = runOn(read('alertmanager.yaml'), (path) => ['amtool', 'check-config', path])
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') as unknown })
  })
})
