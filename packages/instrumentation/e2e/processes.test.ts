import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { closeReceivers, lastByWriter, receive } from './receiver.testing.ts'
import { endScripts, runScript, startScript, toReceiver } from './script.testing.ts'

afterEach(() => {
  endScripts()
  closeReceivers()
})

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b)

describe('every process and thread is a writer of its own, with a reader of its own', () => {
  test('worker threads', async () => {
    const receiver = await receive()
    const code = `
      import { Worker } from 'node:worker_threads'
      const count = (rows) => new Worker(
        "import('@driftline/instrumentation').then(({ instrumentModel }) => {" +
        "const predict = instrumentModel((row) => row.a, { model: 'waiting-time', version: '1' });" +
        "for (let i = 0; i < " + rows + "; i += 1) predict({ a: i }) })", { eval: true, execArgv: ['--conditions=@driftline/source'] })
      predict({ a: 1 })
      for (const rows of [2, 3]) count(rows)`
    const { code: exitCode, stderr } = await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(sorted(lastByWriter(receiver, 'ml.inference.rows'))).toEqual([1, 2, 3])
  })

  test('the workers of a cluster', async () => {
    const receiver = await receive()
    const service = fileURLToPath(new URL('cluster-service.testing.ts', import.meta.url))
    const code = `
      import { spawn } from 'node:child_process'
      spawn(process.execPath, ['--conditions=@driftline/source', ${JSON.stringify(service)}], { stdio: 'inherit' })`
    const { code: exitCode, stderr } = await runScript(code, { variables: toReceiver(receiver.endpoint) })
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(sorted(lastByWriter(receiver, 'ml.inference.rows'))).toEqual([1, 2, 3])
  })
})

describe('in a service that is set up without code', () => {
  test('the private reader begins in no request, and what it sends is not traced', async () => {
    const receiver = await receive()
    const code = `
      import { AsyncLocalStorage } from 'node:async_hooks'
      import { subscribe } from 'node:diagnostics_channel'
      import { context, trace } from '@opentelemetry/api'
      import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
      import { isTracingSuppressed } from '@opentelemetry/core'
      import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base'
      import { resourceFromAttributes } from '@opentelemetry/resources'
      context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
      trace.setGlobalTracerProvider(new BasicTracerProvider({ resource: resourceFromAttributes({ 'service.name': 'shop' }) }))
      const request = new AsyncLocalStorage()
      subscribe('http.client.request.created', () =>
        say(JSON.stringify({ isTraced: !isTracingSuppressed(context.active()), request: request.getStore() })))
      await request.run('of somebody', async () => {
        predict({ a: 1 })
        await flush()
      })`
    const script = startScript(code, { variables: { ...toReceiver(receiver.endpoint), OTEL_SERVICE_NAME: '' } })
    expect(await script.said()).toBe('{"isTraced":false}')
    await script.ended
    expect(receiver.received[0]?.body.toString()).toContain('"stringValue":"shop"')
  })
})
