import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { readMetricsJson, readMetricsProtobuf } from '@driftline/processor'
import type { MetricPoint } from '@driftline/processor'
import { METRIC_ML_INFERENCE_ROWS } from '@driftline/semconv'

/** An OTLP endpoint that keeps what it is sent. */
export interface PointSink {
  readonly url: string
  /** The points of the wrapper, in the order in which they came. */
  readonly points: readonly MetricPoint[]
  /** Waits until the counts sent hold so many rows. */
  readonly arrived: (rowCount: number) => Promise<void>
  readonly stop: () => void
}

const SCOPE = '@driftline/instrumentation'

/** Listens on loopback. */
export async function startPointSink(): Promise<PointSink> {
  const points: MetricPoint[] = []
  const news = new EventEmitter()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await read(request)
    points.push(...sent.filter(({ scopeName }) => scopeName === SCOPE))
    response.end()
    news.emit('points')
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    points,
    arrived: async (rowCount) => {
      while (rowsIn(points) < rowCount) await once(news, 'points')
    },
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function rowsIn(points: readonly MetricPoint[]): number {
  const last = new Map<string, number>()
  for (const { metric, scope, attributes, data } of points)
    if (metric === METRIC_ML_INFERENCE_ROWS && data.kind === 'number')
      last.set(JSON.stringify([scope, attributes]), data.value)
  return [...last.values()].reduce((sum, rows) => sum + rows, 0)
}

async function read(request: IncomingMessage): Promise<readonly MetricPoint[]> {
  const sent = await buffer(request)
  if (request.url !== '/v1/metrics') return []
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
  return request.headers['content-type'] === 'application/json'
    ? readMetricsJson(body.toString('utf8'))
    : readMetricsProtobuf(body)
}
