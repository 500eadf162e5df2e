import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** How what stands before a Prometheus answers. */
export type Front = 'passes' | 'fails' | 'login page' | 'refuses' | 'waits'

/** A Prometheus behind something that can stand in the way. */
export interface FrontedPrometheus {
  readonly url: string
  /** Changes how it answers; who waits is answered as soon as it passes again. */
  readonly turn: (front: Front) => void
  readonly close: () => Promise<void>
}

const ANSWERS: Readonly<Partial<Record<Front, readonly [status: number, contentType: string, body: string]>>> = {
  fails: [503, 'application/json', '{"status":"error","errorType":"unavailable","error":"the query queue is full"}'],
  refuses: [401, 'application/json', '{"status":"error","errorType":"unauthorized","error":"the token has expired"}'],
  'login page': [
    200,
    'text/html',
    '<!DOCTYPE html><html><head><title>Sign in to Example</title><script>alert(1)</script></head><body><h1>Welcome</h1></body></html>',
  ],
}

/** Puts something before a Prometheus, on loopback. @param prometheusUrl where it is */
export async function frontPrometheus(prometheusUrl: string): Promise<FrontedPrometheus> {
  let front: Front = 'passes'
  let waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = request.method === 'POST' ? { body: await text(request) } : {}
      const headers = { 'content-type': request.headers['content-type'] ?? 'text/plain' }
      const answer = await fetch(`${prometheusUrl}${request.url}`, {
        method: request.method ?? 'GET',
        headers,
        ...body,
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    }
    const ready = ANSWERS[front]
    if (ready) response.writeHead(ready[0], { 'content-type': ready[1] }).end(ready[2])
    else if (front === 'waits') waiting.push(() => void pass())
    else void pass()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const turn = (next: Front): void => {
    front = next
    if (next !== 'waits') waiting.splice(0).forEach((go) => go())
  }
  const close = async (): Promise<void> => {
    waiting = []
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, turn, close }
}
