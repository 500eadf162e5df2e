import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** One OTLP/HTTP request as it arrived. */
export interface Received {
  readonly path: string
  readonly contentType: string
  readonly body: Buffer
}

/** A receiver of OTLP/HTTP on loopback. */
export interface Receiver {
  readonly endpoint: string
  readonly received: Received[]
  /** Waits for as many requests to the path. */
  arrived(path: string, count: number): Promise<void>
  close(): void
}

export type Answer = (response: ServerResponse, request: Received) => void

/** Listens on a port that is free; without an answer each request is a success. */
async function openReceiver(answer: Answer = (response) => response.end()): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      received.push(one)
      server.emit('received')
      return answer(response, one)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    arrived: async (path, count) => {
      while (received.filter((one) => one.path === path).length < count) await once(server, 'received')
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<Received> {
  const body = await buffer(request)
  return { path: request.url ?? '', contentType: request.headers['content-type'] ?? '', body }
}

interface KeyValue {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: string }
}

interface Point {
  readonly attributes: readonly KeyValue[]
  readonly startTimeUnixNano: string
  readonly asInt?: number | string
  readonly count?: number | string
  readonly sum?: number
}

interface MetricsRequest {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] }
    readonly scopeMetrics: readonly {
      readonly scope: { readonly name: string; readonly attributes?: readonly KeyValue[] }
      readonly metrics: readonly {
        readonly name: string
        readonly sum?: { readonly dataPoints: readonly Point[] }
        readonly histogram?: { readonly dataPoints: readonly Point[] }
        readonly exponentialHistogram?: { readonly dataPoints: readonly Point[] }
      }[]
    }[]
  }[]
}

/** A decoded point of segment `all`. */
export interface ReceivedPoint {
  readonly writer: string
  readonly metric: string
  readonly startTime: string
  readonly value: number
}

const textOf = (attributes: readonly KeyValue[] = [], key: string): string | undefined =>
  attributes.find((attribute) => attribute.key === key)?.value.stringValue

/** The points of the requests in JSON, in the order of their arrival. */
export function pointsOf({ received }: Receiver): readonly ReceivedPoint[] {
  return metricRequests(received).flatMap(({ resourceMetrics }) =>
    resourceMetrics.flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap(({ scope, metrics }) =>
        metrics.flatMap(({ name, sum, histogram, exponentialHistogram }) =>
          ((sum ?? histogram ?? exponentialHistogram)?.dataPoints ?? [])
            .filter(({ attributes }) => textOf(attributes, 'ml.segment.value') === 'all')
            .map(({ startTimeUnixNano, asInt, sum: total, count }) => ({
              writer: textOf(scope.attributes, 'ml.writer.id') ?? '',
              metric: name,
              startTime: startTimeUnixNano,
              value: Number(asInt ?? total ?? count),
            })),
        ),
      ),
    ),
  )
}

function metricRequests(received: readonly Received[]): readonly MetricsRequest[] {
  return received
    .filter(({ path, contentType }) => path === '/v1/metrics' && contentType === 'application/json')
    .map(({ body }) => JSON.parse(body.toString()) as MetricsRequest)
}

/** Resource attributes of each request in JSON. */
export function resourcesOf({ received }: Receiver): readonly Readonly<Record<string, string>>[] {
  return metricRequests(received).flatMap(({ resourceMetrics }) =>
    resourceMetrics.map(({ resource }) =>
      Object.fromEntries(
        resource.attributes.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue)]),
      ),
    ),
  )
}

/** The last cumulative value of a metric by writer, in the order the writers appeared. */
export function lastByWriter(receiver: Receiver, metric: string): readonly number[] {
  const last = new Map<string, number>()
  for (const point of pointsOf(receiver)) if (point.metric === metric) last.set(point.writer, point.value)
  return [...last.values()]
}

const open: Receiver[] = []

/** Opens a receiver that {@link closeReceivers} closes. */
export async function receive(answer?: Answer): Promise<Receiver> {
  const receiver = await openReceiver(answer)
  open.push(receiver)
  return receiver
}

/** Closes what was opened since it was called last. */
export function closeReceivers(): void {
  for (const receiver of open.splice(0)) receiver.close()
}
