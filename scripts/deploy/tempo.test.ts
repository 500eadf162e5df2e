import { expect, test } from 'vitest'
import { compose, mountsOf, readYaml } from './deploy-files.testing.ts'
import { unknownKeys } from './known-keys.testing.ts'

/** What the configuration reference of Tempo 3.0 names, as far as we use it: https://grafana.com/docs/tempo/v3.0.x/configuration/ */
const DOCUMENTED = {
  stream_over_http_enabled: true,
  server: { http_listen_port: true, log_level: true },
  distributor: { receivers: { otlp: { protocols: { http: { endpoint: true }, grpc: { endpoint: true } } } } },
  storage: { trace: { backend: true, wal: { path: true }, local: { path: true } } },
  overrides: { defaults: { compaction: { block_retention: true } } },
  usage_report: { reporting_enabled: true },
} as const

const config = readYaml('deploy/tempo/tempo.yaml') as {
  readonly storage: {
    readonly trace: { readonly wal: { readonly path: string }; readonly local: { readonly path: string } }
  }
}

test('deploy/tempo/tempo.yaml has documented keys only; Tempo refuses to start on any other', () => {
  expect(unknownKeys(config, DOCUMENTED)).toEqual([])
})

test('deploy/tempo/tempo.yaml writes into a volume', () => {
  const { wal, local } = config.storage.trace
  const volumes = mountsOf(compose.services['tempo']!).filter(({ read_only: isReadOnly }) => isReadOnly !== true)
  for (const { path } of [wal, local])
    expect(
      volumes.some(({ target }) => path.startsWith(`${target}/`)),
      path,
    ).toBe(true)
})
