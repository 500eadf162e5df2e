import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

/** The private reader begins after ten. */
const WARM_UP_SECONDS = 11
/** Seconds of each run, and how many pairs take turns. */
const RUN_SECONDS = 8
const PAIRS = 5
const CONNECTIONS = 8
/** Milliseconds that a call of the model itself takes, at least. */
const MODEL_MS = 1.2

const ROW = JSON.stringify({
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`feature_${i}`, i % 10 < 7 ? i * 0.37 : `category ${i}`]),
  ),
  region: 'north',
})

/** Throughput and latency of one run. */
interface Run {
  readonly requestsPerSecond: number
  readonly p99Ms: number
}

/** Steps of the model's loop that take {@link MODEL_MS} here and now. */
function calibrate(): number {
  const steps = 2_000_000
  const times = Array.from({ length: 5 }, () => {
    const startMs = performance.now()
    let sum = 1
    for (let i = 0; i < steps; i += 1) sum = Math.tanh(sum * 0.99 + (i % 7) * 0.01)
    return sum === 2 ? 0 : performance.now() - startMs
  })
  return Math.ceil((steps * MODEL_MS) / Math.min(...times))
}

async function run(mode: 'plain' | 'wrapped', { steps, endpoint }: { steps: number; endpoint: string }): Promise<Run> {
  const path = fileURLToPath(new URL('model-server.testing.ts', import.meta.url))
  const server = spawn(process.execPath, ['--conditions=@driftline/source', path, mode, String(steps)], {
    env: {
      PATH: process.env['PATH'],
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_METRIC_EXPORT_INTERVAL: '2000',
      OTEL_METRIC_EXPORT_TIMEOUT: '2000',
      OTEL_SERVICE_NAME: 'bench',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${port.toString().trim()}/`
  const options = { url, method: 'POST' as const, body: ROW, connections: CONNECTIONS }
  await autocannon({ ...options, duration: WARM_UP_SECONDS })
  const { requests, latency } = await autocannon({ ...options, duration: RUN_SECONDS })
  server.kill('SIGTERM')
  await once(server, 'exit')
  return { requestsPerSecond: requests.average, p99Ms: latency.p99 }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

let exports = 0
const sink = createServer((request, response) => {
  exports += 1
  request.resume()
  request.on('end', () => response.end())
})
sink.listen(0, '127.0.0.1')
await once(sink, 'listening')
const target = { steps: calibrate(), endpoint: `http://127.0.0.1:${(sink.address() as AddressInfo).port}` }

const pairs: { readonly throughput: number; readonly p99: number }[] = []
console.log(
  `a model of ${MODEL_MS} ms and 20 features behind node:http, ${CONNECTIONS} connections, ${RUN_SECONDS} s a run`,
)
for (let pair = 0; pair < PAIRS; pair += 1) {
  const isPlainFirst = pair % 2 === 0
  const first = await run(isPlainFirst ? 'plain' : 'wrapped', target)
  const second = await run(isPlainFirst ? 'wrapped' : 'plain', target)
  const [plain, wrapped] = isPlainFirst ? [first, second] : [second, first]
  pairs.push({ throughput: wrapped.requestsPerSecond / plain.requestsPerSecond, p99: wrapped.p99Ms / plain.p99Ms })
  console.log(
    `  plain ${plain.requestsPerSecond.toFixed(0)}/s, p99 ${plain.p99Ms} ms; wrapped ${wrapped.requestsPerSecond.toFixed(0)}/s, p99 ${wrapped.p99Ms} ms`,
  )
}
sink.close()
const throughput = median(pairs.map((pair) => pair.throughput))
const p99 = median(pairs.map((pair) => pair.p99))
console.log(
  `wrapped over plain, median of ${PAIRS} pairs: throughput ${throughput.toFixed(3)} (goal ≥ 0.97), p99 ${p99.toFixed(3)} (goal ≤ 1.05), ${exports} exports`,
)
