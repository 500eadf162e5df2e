import { describe, expect, test } from 'vitest'
import { decideExport } from './export-decision.ts'
import type { Variables } from './export-decision.ts'

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }

describe('telemetry is wanted', () => {
  test.each<[string, Variables, boolean]>([
    ['an endpoint', ENDPOINT, false],
    ['an endpoint for metrics', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://collector:4318/v1/metrics' }, false],
    ['an exporter', { OTEL_METRICS_EXPORTER: 'otlp' }, false],
    ['an exporter among others', { OTEL_METRICS_EXPORTER: 'prometheus, otlp' }, false],
    ['a registered provider', {}, true],
    [
      'a registered provider, variables being empty',
      { OTEL_METRICS_EXPORTER: ' ', OTEL_EXPORTER_OTLP_PROTOCOL: '' },
      true,
    ],
  ])('where there is %s', (_, variables, isRegistered) => {
    expect(decideExport(variables, isRegistered)).toEqual({ kind: 'export', exporter: 'otlp' })
  })

  test('on the console where that is all that is asked for', () => {
    expect(decideExport({ ...ENDPOINT, OTEL_METRICS_EXPORTER: 'console' }, true)).toEqual({
      kind: 'export',
      exporter: 'console',
    })
    expect(decideExport({ OTEL_METRICS_EXPORTER: 'console,otlp' }, false)).toMatchObject({ exporter: 'otlp' })
  })

  test('by the protocol of metrics, else that of all signals', () => {
    const variables = { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
    expect(decideExport(variables, false)).toMatchObject({ protocol: 'http/json' })
    expect(decideExport({ ...variables, OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: ' http/protobuf ' }, false)).toMatchObject(
      { protocol: 'http/protobuf' },
    )
  })
})

describe('nothing is exported', () => {
  test.each<[string, Variables]>([
    ['the SDK is disabled', { ...ENDPOINT, OTEL_SDK_DISABLED: ' TRUE ' }],
    ['no metrics are wanted', { ...ENDPOINT, OTEL_METRICS_EXPORTER: 'none' }],
  ])('and nothing said where %s', (_, variables) => {
    expect(decideExport(variables, true)).toEqual({ kind: 'nothing' })
  })

  test.each<[string, Variables, string]>([
    ['there is no sign of telemetry', {}, 'Set OTEL_EXPORTER_OTLP_ENDPOINT'],
    ['only Prometheus is wanted', { ...ENDPOINT, OTEL_METRICS_EXPORTER: 'prometheus' }, 'Add otlp to it'],
    [
      'the protocol is gRPC',
      { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'OTEL_EXPORTER_OTLP_PROTOCOL is grpc, and what they count is sent by http/protobuf or http/json. Set ' +
        'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf',
    ],
  ])('but said what to do where %s', (_, variables, text) => {
    expect(decideExport(variables, false)).toEqual({ kind: 'nothing', warning: expect.stringContaining(text) })
  })
})
