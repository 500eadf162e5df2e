import { afterEach, describe, expect, test } from 'vitest'
import { closeReceivers, lastByWriter, receive } from './receiver.testing.ts'
import { endScripts, runScript, startScript, toReceiver } from './script.testing.ts'

afterEach(() => {
  endScripts()
  closeReceivers()
})

const SETUP = `import { setup } from '@driftline/instrumentation/setup'; const running = await setup();`
const CALL = 'predict({ a: 1 });'

/** Exports that are not at the end of the process may take so long that no test would see their end. */
const TEN_MINUTES = '600000'
const PATIENT = {
  OTEL_EXPORTER_OTLP_TIMEOUT: TEN_MINUTES,
  OTEL_METRIC_EXPORT_TIMEOUT: TEN_MINUTES,
  OTEL_METRIC_EXPORT_INTERVAL: TEN_MINUTES,
  OTEL_BSP_EXPORT_TIMEOUT: TEN_MINUTES,
}
const NO_SPANS = { OTEL_TRACES_EXPORTER: 'none' }

describe('a script whose Collector accepts and never answers', () => {
  test('ends all the same, and says what is lost', async () => {
    const receiver = await receive(() => {})
    const { code, stderr } = await runScript(CALL, { variables: { ...toReceiver(receiver.endpoint), ...PATIENT } })
    expect(code).toBe(0)
    expect(stderr).toContain('DRIFTLINE_NOT_SENT')
    expect(stderr).toContain('it is lost, because the process ends')
    expect(receiver.received).toHaveLength(1)
  })

  test('ends with an SDK of setup() too, whose spans wait no longer', async () => {
    const receiver = await receive(() => {})
    const { code } = await runScript(SETUP + CALL, { variables: { ...toReceiver(receiver.endpoint), ...PATIENT } })
    expect(code).toBe(0)
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/traces'])
  })

  test('that is ended by SIGTERM ends by it', async () => {
    const receiver = await receive(() => {})
    const script = startScript(`${SETUP} ${CALL} setInterval(() => {}, 1000); say('ready')`, {
      variables: { ...toReceiver(receiver.endpoint), ...PATIENT },
    })
    await script.said()
    script.child.kill('SIGTERM')
    expect(await script.ended).toMatchObject({ signal: 'SIGTERM' })
  })
})

describe('a script whose Collector is not there', () => {
  test.each([
    ['with the private reader', CALL],
    ['with setup()', SETUP + CALL],
  ])('ends as usual %s, and says why nothing arrived', async (_, code) => {
    const receiver = await receive()
    receiver.close()
    const ended = await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain('ECONNREFUSED')
  })
})

describe('process.exit()', () => {
  test('loses what was counted, unless flush() is awaited first', async () => {
    const receiver = await receive()
    const variables = toReceiver(receiver.endpoint)
    await runScript(`${CALL} process.exit(3)`, { variables })
    expect(receiver.received).toEqual([])
    expect(await runScript(`${CALL} await flush(); process.exit(3)`, { variables })).toMatchObject({ code: 3 })
    expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([1])
  })

  test('loses neither counts nor spans of setup() after flush()', async () => {
    const receiver = await receive()
    await runScript(`${SETUP} ${CALL} await flush(); process.exit()`, { variables: toReceiver(receiver.endpoint) })
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/traces'])
    expect(receiver.received.find(({ path }) => path === '/v1/traces')?.body.toString()).toContain(
      'predict waiting-time',
    )
  })
})

describe('flush()', () => {
  test('sends the spans of an SDK that somebody else registered, beside the counts of the private reader', async () => {
    const receiver = await receive()
    const code = `
      import { trace } from '@opentelemetry/api'
      import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
      import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
      const spanProcessors = [new BatchSpanProcessor(new OTLPTraceExporter())]
      trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }))
      ${CALL} await flush(); process.exit()`
    await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/v1/metrics', '/v1/traces'])
  })

  test('says once whose forceFlush() to call where the reader is not ours', async () => {
    const code = `metricProducer(); ${CALL} await flush(); await flush()`
    const { code: exitCode, stderr } = await runScript(code)
    expect(exitCode).toBe(0)
    expect(stderr.match(/DRIFTLINE_FLUSH_READER/g)).toHaveLength(1)
    expect(stderr).toContain('forceFlush()')
  })

  test('never rejects, whatever answers', async () => {
    const receiver = await receive((response) => response.writeHead(404).end('not here'))
    const variables = { ...toReceiver(receiver.endpoint), ...NO_SPANS }
    const { code, stderr } = await runScript(`${CALL} await flush(); say('flushed')`, { variables })
    expect(code).toBe(0)
    expect(stderr).toContain('Not Found')
  })

  test('before any call opens nothing', async () => {
    const receiver = await receive()
    expect(await runScript('await flush()', { variables: toReceiver(receiver.endpoint) })).toMatchObject({ stderr: '' })
    expect(receiver.received).toEqual([])
  })
})

describe('signals', () => {
  test('are left alone by a mere wrapper call', async () => {
    const receiver = await receive()
    const code = `${CALL} await flush()
      say(JSON.stringify(process.eventNames().filter((name) => String(name).startsWith('SIG'))))`
    const script = startScript(code, { variables: toReceiver(receiver.endpoint) })
    expect(await script.said()).toBe('[]')
    await script.ended
  })
})

describe('a function that is frozen between its calls', () => {
  test('awaits flush() in its handler, and nothing is left behind', async () => {
    const receiver = await receive()
    const code = `
      const handler = async ({ a }) => { const answer = predict({ a }); await flush(); return answer }
      for (;;) {
        const line = await told()
        if (line === 'end') break
        say(await handler({ a: Number(line) }))
      }`
    const script = startScript(code, { variables: toReceiver(receiver.endpoint) })
    const pid = script.child.pid!
    for (const [i, a] of [1, 2, 4].entries()) {
      script.tell(String(a))
      expect(await script.said()).toBe(String(a * 2))
      process.kill(pid, 'SIGSTOP')
      expect(lastByWriter(receiver, 'ml.inference.rows')).toEqual([i + 1])
      expect(lastByWriter(receiver, 'ml.feature.value')).toEqual([2 ** (i + 1) - 1])
      process.kill(pid, 'SIGCONT')
    }
    script.child.kill('SIGKILL')
    await script.ended
    expect(receiver.received).toHaveLength(3)
  })
})
