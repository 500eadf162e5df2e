import { afterEach, describe, expect, test } from 'vitest'
import { closeReceivers, lastByWriter, receive, pointsOf, resourcesOf } from './receiver.testing.ts'
import { endScripts, runScript, startScript, toReceiver } from './script.testing.ts'

afterEach(() => {
  endScripts()
  closeReceivers()
})

const THREE_ROWS = 'for (let i = 1; i <= 3; i += 1) predict({ a: i })'

describe('a script that only wraps its model', () => {
  test('sends every row once before it ends, under the name of the service', async () => {
    const receiver = await receive()
    const { code, stderr } = await runScript(THREE_ROWS, { variables: toReceiver(receiver.endpoint) })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(receiver.received.map(({ path }) => path)).toEqual(['/v1/metrics'])
    expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([3])
    expect(lastByWriter(receiver, 'ml.feature.value')).toEqual([6])
    expect(resourcesOf(receiver)).toEqual([{ 'service.name': 'forecasts' }])
  })

  test('sends protobuf where no protocol is named', async () => {
    const receiver = await receive()
    await runScript(THREE_ROWS, {
      variables: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_SERVICE_NAME: 'forecasts' },
    })
    expect(receiver.received.map(({ contentType }) => contentType)).toEqual(['application/x-protobuf'])
    expect(receiver.received[0]?.body.includes('ml.feature.value')).toBe(true)
  })

  test('opens no socket without a sign that telemetry is wanted, and says once what to set', async () => {
    const code = `
      import { Socket } from 'node:net'
      Socket.prototype.connect = () => { throw new Error('a socket was opened') }
      ${THREE_ROWS}`
    const { stderr, ...ended } = await runScript(code)
    expect(ended).toEqual({ code: 0, signal: null })
    expect(stderr.match(/DRIFTLINE_NOT_COLLECTED/g)).toHaveLength(1)
    expect(stderr).toContain('DriftlineWarning')
    expect(stderr).toContain('Set OTEL_EXPORTER_OTLP_ENDPOINT')
    expect(stderr).not.toContain('a socket was opened')
  })

  test.each([{ NODE_ENV: 'test' }, { VITEST: 'true' }, { JEST_WORKER_ID: '1' }, { NODE_TEST_CONTEXT: 'child-v8' }])(
    'says nothing where tests run: %o',
    async (variables) => {
      expect(await runScript(THREE_ROWS, { variables })).toEqual({ code: 0, signal: null, stderr: '' })
    },
  )

  test('is told what to install where the SDK is missing, and ends as usual', async () => {
    const receiver = await receive()
    const { code, stderr } = await runScript(THREE_ROWS, {
      variables: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint },
      flags: ['--import', without('/sdk-metrics', '/exporter-metrics')],
    })
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /npm install @opentelemetry\/sdk-metrics@[\d.]+ @opentelemetry\/exporter-metrics-otlp-proto@[\d.]+\n/,
    )
    expect(receiver.received).toEqual([])
  })

  test('sends by whichever exporter is installed', async () => {
    const receiver = await receive()
    await runScript(THREE_ROWS, {
      variables: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_SERVICE_NAME: 'forecasts' },
      flags: ['--import', without('/exporter-metrics-otlp-proto')],
    })
    expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([3])
  })

  test('needs nothing but the SDK for metrics and one exporter', async () => {
    const receiver = await receive()
    const { stderr } = await runScript(THREE_ROWS, {
      variables: toReceiver(receiver.endpoint),
      flags: ['--import', onlyFromSdk('sdk-metrics', 'exporter-metrics-otlp-http')],
    })
    expect(stderr).toBe('')
    expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([3])
  })
})

/** A start-up module under which packages whose name has one of the parts cannot be found. */
function without(...parts: readonly string[]): string {
  return hook(`${JSON.stringify(parts)}.some((part) => specifier.includes(part))`)
}

/** A start-up module under which this package sees no packages of OpenTelemetry but the API and those named. */
function onlyFromSdk(...names: readonly string[]): string {
  const allowed = JSON.stringify(['@opentelemetry/api', ...names.map((name) => `@opentelemetry/${name}`)])
  return hook(
    `specifier.startsWith('@opentelemetry/') && !context.parentURL.includes('/node_modules/') && !${allowed}.includes(specifier)`,
  )
}

function hook(isHidden: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(specifier, context, nextResolve) {
        if (!(${isHidden})) return nextResolve(specifier, context)
        throw Object.assign(new Error('Cannot find package ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' })
      },
    })`)}`
}

/** A service that builds its own reader once it is told to. */
const OWN_READER = `
  const { MeterProvider, PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http')
  const attach = () => {
    const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(), metricProducers: [metricProducer()] })
    return new MeterProvider({ readers: [reader] })
  }
`

describe('a reader that the service builds later', () => {
  test('before the private one has sent anything is given all rows', async () => {
    const receiver = await receive()
    const code = `${OWN_READER} predict({ a: 1 }); const provider = attach(); predict({ a: 2 }); await provider.shutdown()`
    await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect(receiver.received).toHaveLength(1)
    expect(lastByWriter(receiver, 'ml.feature.value')).toEqual([3])
  })

  test('during an export of the private one gives every row once', async () => {
    const answers: (() => void)[] = []
    const receiver = await receive((response) => {
      if (receiver.received.length > 1) response.end()
      else answers.push(() => response.end())
    })
    const script = startScript(
      `${OWN_READER} predict({ a: 1 }); const flushed = flush(); await told(); predict({ a: 2 })
       const provider = attach(); predict({ a: 4 }); say('attached'); await flushed; predict({ a: 8 }); await provider.shutdown()`,
      { variables: toReceiver(receiver.endpoint) },
    )
    await receiver.arrived('/v1/metrics', 1)
    script.tell('it arrived')
    expect(await script.said()).toBe('attached')
    for (const answer of answers) answer()
    expect(await script.ended).toMatchObject({ code: 0 })
    expect(lastByWriter(receiver, 'ml.feature.value')).toEqual([1 + 2, 4 + 8])
    expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([2, 2])
  })

  test('after exports of the private one gives every row once, from a later start', async () => {
    const receiver = await receive()
    const code = `
      ${OWN_READER} predict({ a: 1 }); await flush(); predict({ a: 2 }); await flush(); predict({ a: 4 })
      const provider = attach(); predict({ a: 8 }); await provider.forceFlush(); predict({ a: 16 }); await provider.shutdown()`
    await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect([...lastByWriter(receiver, 'ml.feature.value')].sort((a, b) => a - b)).toEqual([1 + 2 + 4, 8 + 16])
    const starts = new Map(pointsOf(receiver).map(({ writer, startTime }) => [startTime, writer]))
    expect(starts.size).toBe(2)
  })

  test('of setup gives every row once, too', async () => {
    const receiver = await receive()
    const code = `
      import { setup } from '@driftline/instrumentation/setup'
      predict({ a: 1 }); await flush(); predict({ a: 2 }); await setup(); predict({ a: 4 })`
    await runScript(code, { variables: { ...toReceiver(receiver.endpoint), OTEL_TRACES_EXPORTER: 'none' } })
    expect([...lastByWriter(receiver, 'ml.feature.value')].sort((a, b) => a - b)).toEqual([1 + 2, 4])
  })
})
