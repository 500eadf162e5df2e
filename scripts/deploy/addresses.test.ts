import { describe, expect, test } from 'vitest'
import { compose, filesIn, portsOf, readText, readYaml, services } from './deploy-files.testing.ts'

/** `service:port` as the services of the network write it; what runs on one machine is written 127.0.0.1 or localhost. */
const ADDRESS = /(?<![\w.-])(?<host>[a-z]+):(?<port>\d{4,5})(?!\d)/g

const tempo = readYaml('deploy/tempo/tempo.yaml') as {
  readonly server: { readonly http_listen_port: number }
  readonly distributor: {
    readonly receivers: { readonly otlp: { readonly protocols: Record<string, { readonly endpoint: string }> } }
  }
}
const tempoReceivers = Object.values(tempo.distributor.receivers.otlp.protocols).map(({ endpoint }) => portOf(endpoint))

/** Where each service listens: what it publishes, and what only its neighbours reach. */
const listening = new Set([
  ...services.flatMap(([name, service]) => portsOf(service).map((port) => `${name}:${port}`)),
  ...tempoReceivers.map((port) => `tempo:${port}`),
])

const collectorFiles = ['deploy/collector/config.yaml', 'deploy/collector/traces.yaml']
const filesWithAddresses = [
  'docker-compose.yml',
  'deploy/prometheus/prometheus.yml',
  ...filesIn('deploy/grafana/provisioning/datasources', '.yaml'),
]

describe('addresses', () => {
  test.each(filesWithAddresses)('of %s are those of services that listen there', (path) => {
    // Names and tags of images look like addresses, and are none.
    const text = readText(path).replaceAll(/^\s*(?:#|image:).*$/gm, '')
    const found = [...text.matchAll(ADDRESS)]
      .filter(({ groups }) => groups?.['host'] !== 'localhost')
      .map(([address]) => address)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((address) => !listening.has(address))).toEqual([])
  })

  test('are those on which the services are told to listen', () => {
    const { collector, processor, service, grafana } = compose.services
    expect(portsOf(service!)).toEqual([service?.environment?.['PORT']])
    expect(portsOf(processor!)).toEqual([processor?.command?.[processor.command.indexOf('--port') + 1]])
    expect(portsOf(compose.services['tempo']!)).toEqual([String(tempo.server.http_listen_port)])
    const endpoints = Object.entries(collector?.environment ?? {}).filter(([name]) =>
      /^OTELCOL_.*_ENDPOINT$/.test(name),
    )
    expect(portsOf(collector!).toSorted()).toEqual(endpoints.map(([, endpoint]) => portOf(endpoint)).toSorted())
    expect(grafana?.environment?.['GF_SERVER_ROOT_URL']).toBe(`http://127.0.0.1:${portsOf(grafana!)[0]}/`)
  })

  test('leave nothing that listens on loopback inside a container', () => {
    const { collector, processor, service } = compose.services
    const told = [
      service?.environment?.['HOST'],
      processor?.command?.[processor.command.indexOf('--host') + 1],
      collector?.environment?.['OTELCOL_GRPC_ENDPOINT'],
      collector?.environment?.['OTELCOL_HTTP_ENDPOINT'],
      collector?.environment?.['OTELCOL_HEALTH_ENDPOINT'],
      ...Object.values(tempo.distributor.receivers.otlp.protocols).map(({ endpoint }) => endpoint),
    ]
    for (const address of told) expect(address).toMatch(/^0\.0\.0\.0(?::\d+)?$/)
  })
})

describe('variables', () => {
  test('of the Collector are exactly those that its files read', () => {
    const read = collectorFiles.flatMap((path) =>
      [...readText(path).matchAll(/\$\{env:(\w+)/g)].map(([, name]) => name ?? ''),
    )
    expect(new Set(Object.keys(compose.services['collector']?.environment ?? {}))).toEqual(new Set(read))
  })

  test('of the service and the traffic are read by their programs, or by OpenTelemetry', () => {
    const programs = readText('examples/ridership/src/main.ts') + readText('examples/ridership/src/replay-traffic.ts')
    for (const name of ['service', 'traffic'])
      for (const variable of Object.keys(compose.services[name]?.environment ?? {}))
        if (!variable.startsWith('OTEL_')) expect(programs, variable).toMatch(new RegExp(`\\b${variable}\\b`))
  })
})

function portOf(endpoint: string): string {
  return endpoint.split(':').at(-1) ?? ''
}
