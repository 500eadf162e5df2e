import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { buildRules } from '../build-rules.ts'
import type { RuleSet } from '../rule.ts'
import { renderGrafanaApi } from './grafana-api.ts'
import { renderGrafanaConvert } from './grafana-convert.ts'
import { renderGrafanaFile } from './grafana-file.ts'
import { renderPrometheus } from './prometheus.ts'

const CASES = fileURLToPath(new URL('../../../../examples/slos/', import.meta.url))
const FILES: Readonly<Record<string, (rules: RuleSet) => string>> = {
  'prometheus.rules.yaml': ({ groups }) => renderPrometheus(groups),
  'grafana-file.yaml': ({ groups }) => renderGrafanaFile(groups),
  'grafana-api.json': ({ groups }) => renderGrafanaApi(groups),
  'grafana-convert.yaml': ({ groups }) => renderGrafanaConvert(groups),
}

describe.each(readdirSync(CASES))('the example %s', (name) => {
  test.each(Object.entries(FILES))('is written as its %s', async (file, render) => {
    const checked = parseMonitorSpec(readFileSync(`${CASES}${name}/spec.yaml`, 'utf8'), { file: name })
    if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
    await expect(render(buildRules(checked.value))).toMatchFileSnapshot(`${CASES}${name}/${file}`)
  })
})
