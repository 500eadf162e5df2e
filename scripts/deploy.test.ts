import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { repository } from './architecture.ts'

interface Service {
  readonly image?: string
  readonly user?: string
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly restart?: string
  readonly healthcheck?: unknown
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const compose = parse(readFileSync(new URL('docker-compose.yml', repository), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}
const services = Object.entries(compose.services)

describe('docker-compose.yml', () => {
  test.each(services)('%s runs an image pinned to a full version', (_, { image }) => {
    expect(image).toMatch(/:v?\d+\.\d+\.\d+(-[a-z-]+)?$/)
  })

  test.each(services)('%s publishes its ports on loopback only', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  test.each(services)('%s is not root, unless it only hands out volumes and ends', (name, { user, restart }) => {
    if (name === 'state') expect(restart).toBe('no')
    else expect(Number(user?.split(':')[0])).toBeGreaterThan(0)
  })

  test.each(services)('%s mounts files that exist and volumes that are declared', (_, { volumes = [] }) => {
    for (const volume of volumes) {
      const source = volume.split(':')[0] ?? ''
      if (source.startsWith('.')) expect(existsSync(new URL(source, repository))).toBe(true)
      else expect(compose.volumes).toHaveProperty(source)
    }
  })

  test.each(services)('%s starts a program that exists', (_, { command = [] }) => {
    for (const argument of command.filter((text) => /^(examples|packages)\//.test(text)))
      expect(existsSync(new URL(argument, repository)), argument).toBe(true)
  })
})

describe('deploy/prometheus', () => {
  const files = readdirSync(new URL('deploy/prometheus/', repository)).filter((file) => file.endsWith('.yml'))

  test.skipIf(!mustRun('promtool'))('is what Prometheus accepts', () => {
    for (const file of files)
      execFileSync('promtool', ['check', 'config', fileURLToPath(new URL(`deploy/prometheus/${file}`, repository))])
  })

  test.skipIf(!mustRun('amtool'))('hands alerts to an Alertmanager whose routes it accepts', () => {
    const routes = new URL('deploy/alertmanager/driftline.alertmanager.yaml', repository)
    execFileSync('amtool', ['check-config', fileURLToPath(routes)])
    const { alerting } = parse(readFileSync(new URL('deploy/prometheus/prometheus.yml', repository), 'utf8')) as {
      readonly alerting: {
        readonly alertmanagers: readonly { readonly static_configs: readonly { readonly targets: string[] }[] }[]
      }
    }
    const targets = alerting.alertmanagers.flatMap((own) => own.static_configs.flatMap((config) => config.targets))
    expect(targets).toEqual(['alertmanager:9093'])
    expect(compose.services['alertmanager']?.ports).toEqual(['127.0.0.1:9093:9093'])
  })

  test('scrapes the port on which the processor listens', () => {
    const { scrape_configs: jobs } = parse(
      readFileSync(new URL('deploy/prometheus/prometheus.yml', repository), 'utf8'),
    ) as { readonly scrape_configs: readonly { readonly static_configs: readonly { readonly targets: string[] }[] }[] }
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((config) => config.targets))
    const published = compose.services['processor']?.ports?.map((port) => `processor:${port.split(':').at(-1)}`)
    expect(targets).toEqual(expect.arrayContaining(published ?? []))
  })
})

/** Where the program is absent a test is skipped, but never in CI. */
function mustRun(program: string): boolean {
  return process.env['CI'] === 'true' || spawnSync(program, ['--version']).error === undefined
}
