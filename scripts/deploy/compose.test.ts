import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compose, isThere, mountsOf, portsOf, readText, services } from './deploy-files.testing.ts'

/** Names and the form of the tags under which the vendors publish; where each was looked up stands in docs/deploy/README.md. */
const PUBLISHED: Readonly<Record<string, RegExp>> = {
  node: /^24\.\d+\.\d+-bookworm-slim$/,
  'grafana/grafana': /^13\.\d+\.\d+$/,
  'grafana/tempo': /^3\.\d+\.\d+$/,
  'otel/opentelemetry-collector-contrib': /^0\.\d+\.\d+$/,
  'prom/alertmanager': /^v0\.\d+\.\d+$/,
  'prom/prometheus': /^v3\.\d+\.\d+$/,
}

/** Written by `npm run build`, so absent from a fresh clone; CI builds before it tests. */
const BUILT = 'packages/grafana-app/dist'
const isBuilt = process.env['CI'] === 'true' || isThere(BUILT)

const lasting = services.filter(([name]) => name !== 'state')

describe('docker-compose.yml', () => {
  test.each(services)('%s runs an image under a name and a full version that its vendor publishes', (_, { image }) => {
    const [name = '', tag = ''] = image.split(':')
    expect(Object.keys(PUBLISHED)).toContain(name)
    expect(tag).toMatch(PUBLISHED[name] ?? /^$/)
  })

  test('runs a Grafana that the app accepts', () => {
    const plugin = JSON.parse(readText('packages/grafana-app/src/plugin.json')) as {
      readonly dependencies: { readonly grafanaDependency: string }
    }
    const least = plugin.dependencies.grafanaDependency.replace('>=', '').split('.').map(Number)
    const found = compose.services['grafana']?.image.split(':')[1]?.split('.').map(Number) ?? []
    expect(found[0]).toBe(least[0])
    expect(found[1]).toBeGreaterThanOrEqual(least[1] ?? Infinity)
  })

  test.each(services)('%s publishes its ports on loopback only', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
  })

  test('gives each published port to one service', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':')[1]))
    expect(published).toEqual([...new Set(published)])
  })

  test.each(services)('%s is not root, unless it only hands out volumes and ends', (name, { user, restart }) => {
    if (name === 'state') expect(restart).toBe('no')
    else expect(Number(user?.split(':')[0])).toBeGreaterThan(0)
  })

  test.each(lasting)('%s comes back, writes to its volumes only, and is held to some memory', (_, service) => {
    expect(service).toMatchObject({
      restart: 'unless-stopped',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
    })
  })

  test.each(services)('%s waits for services that exist, and for the health of those that tell it', (_, service) => {
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = compose.services[name]
      expect(other, name).toBeDefined()
      expect(other?.healthcheck !== undefined, `${name} tells its health`).toBe(condition === 'service_healthy')
      expect(condition === 'service_completed_successfully', `${name} ends`).toBe(other?.restart === 'no')
    }
  })

  test.each(services)('%s is asked for its health where it listens', (_, service) => {
    const asked = /127\.0\.0\.1:(\d+)/.exec(service.healthcheck?.test.join(' ') ?? '')?.[1]
    if (service.healthcheck) expect(portsOf(service)).toContain(asked)
  })

  test.each(services)('%s keeps no secret in the file', (_, { environment = {} }) => {
    for (const [name, value] of Object.entries(environment))
      if (/password|secret|token|key$/i.test(name)) expect(value, name).toMatch(/^\$\{[A-Z_]+:-.*\}$/)
  })
})

describe('what docker-compose.yml mounts', () => {
  test.each(services)('%s mounts files that exist or are built, and volumes that are declared', (_, service) => {
    for (const { source, target, read_only: isReadOnly, bind } of mountsOf(service)) {
      if (!source.startsWith('.')) expect(compose.volumes).toHaveProperty(source)
      else {
        expect(isReadOnly, target).toBe(true)
        if (source === `./${BUILT}`) expect(bind?.create_host_path, 'an absent build is an error').toBe(false)
        else expect(isThere(source), source).toBe(true)
      }
    }
  })

  test('uses every volume that is declared', () => {
    const used = new Set(services.flatMap(([, service]) => mountsOf(service).map(({ source }) => source)))
    expect(Object.keys(compose.volumes).filter((name) => !used.has(name))).toEqual([])
  })

  test.each(services)('%s is given every file that its command names', (_, service) => {
    const mounts = mountsOf(service).filter(({ source }) => source.startsWith('.'))
    const named = (service.command ?? []).map((text) => text.split('=').at(-1) ?? '')
    for (const path of named.filter((text) => text.startsWith('/etc/'))) {
      const mount = mounts.find(({ target }) => path === target || path.startsWith(`${target}/`))
      expect(mount, path).toBeDefined()
      expect(isThere(`${mount?.source}${path.slice(mount?.target.length)}`), path).toBe(true)
    }
    for (const argument of named.filter((text) => /^(examples|packages)\//.test(text)))
      expect(isThere(argument), argument).toBe(true)
  })

  test.skipIf(!isBuilt)('is the app as it is built, under its own id', () => {
    const grafana = compose.services['grafana']
    const mount = grafana && mountsOf(grafana).find(({ source }) => source === `./${BUILT}`)
    const plugin = JSON.parse(readText(`${BUILT}/plugin.json`)) as { readonly id: string }
    expect(basename(mount?.target ?? '')).toBe(plugin.id)
    expect(mount?.target).toBe(`${grafana?.environment?.['GF_PATHS_PLUGINS']}/${plugin.id}`)
    expect(isThere(`${BUILT}/module.js`)).toBe(true)
  })
})
