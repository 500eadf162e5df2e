import { onTestFinished } from 'vitest'
import type { ReceiverHandlers } from './handlers.ts'
import type { ReceiverOptions } from './receiver.ts'
import { createReceiver } from './receiver.ts'

export const PROTOBUF = 'application/x-protobuf'
export const JSON_TYPE = 'application/json'

/** Starts a receiver that takes everything, unless handlers say otherwise; it is closed when the test ends. */
export async function startReceiver(
  handlers: Partial<ReceiverHandlers> = {},
  options: Partial<ReceiverOptions> | object = {},
) {
  const receiver = createReceiver({
    port: 0,
    drainTimeoutMs: 100,
    ...options,
    handlers: {
      metrics: async () => ({ rejected: 0 }),
      scrape: () => ({ contentType: 'text/plain', body: 'up 1\n' }),
      health: () => ({ ready: true, details: {} }),
      ...handlers,
    },
  })
  onTestFinished(() => receiver.close())
  const { port } = await receiver.listen()
  const base = `http://127.0.0.1:${port}`
  const post = (body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}, path = '/v1/metrics') =>
    fetch(`${base}${path}`, { method: 'POST', body, headers: { 'content-type': PROTOBUF, ...headers } })
  return { receiver, base, port, post }
}
