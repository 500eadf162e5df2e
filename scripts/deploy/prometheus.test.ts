import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { repository } from '../architecture.ts'
import { filesIn, mustRun, readYaml } from './deploy-files.testing.ts'

interface Targets {
  readonly static_configs: readonly { readonly targets: readonly string[] }[]
}

const config = readYaml('deploy/prometheus/prometheus.yml') as {
  readonly alerting: { readonly alertmanagers: readonly Targets[] }
  readonly scrape_configs: readonly Targets[]
}

describe('deploy/prometheus', () => {
  test.skipIf(!mustRun('promtool'))('is what Prometheus accepts', () => {
    for (const file of filesIn('deploy/prometheus', '.yml'))
      execFileSync('promtool', ['check', 'config', fileURLToPath(new URL(file, repository))])
  })

  test.skipIf(!mustRun('amtool'))('hands alerts to an Alertmanager whose routes it accepts', () => {
    const routes = new URL('deploy/alertmanager/driftline.alertmanager.yaml', repository)
    execFileSync('amtool', ['check-config', fileURLToPath(routes)])
    expect(config.alerting.alertmanagers.flatMap(targetsOf)).toEqual(['alertmanager:9093'])
  })

  test('scrapes the processor', () => {
    expect(config.scrape_configs.flatMap(targetsOf)).toContain('processor:4338')
  })
})

function targetsOf({ static_configs: configs }: Targets): readonly string[] {
  return configs.flatMap(({ targets }) => targets)
}
