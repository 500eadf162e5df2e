import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { specOf } from './processor-side.testing.ts'
import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides } from './sides.testing.ts'

/** Writing the state of 100,000 histogram streams of 80 buckets to disk, and coming back from it. */
const STREAMS = 100_000

interface Running {
  readonly url: string
  readonly checkpoint: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface ProcessorModule {
  readonly startProcessor: (options: object) => Promise<Running>
}

async function measure(side: Side): Promise<Figures> {
  const { startProcessor } = await side.load<ProcessorModule>('processor/src/index.ts')
  const stateDirectory = mkdtempSync(join(tmpdir(), 'driftline-bench-'))
  let nowMs = 0
  const options = {
    models: [{ spec: specOf('model: {name: bench}\nwindows: [1h]\n'), profiles: [] }],
    port: 0,
    stateDirectory,
    now: () => nowMs,
  }
  try {
    const processor = await startProcessor(options)
    for (const { body, timeMs } of requestsOf({ streams: STREAMS, pointsPerRequest: 1000, exports: 1 })) {
      nowMs = timeMs
      await post(processor.url, body)
    }
    const written = await watched(() => processor.checkpoint())
    const bytes = bytesIn(stateDirectory)
    await processor.stop()
    globalThis.gc?.()
    const restored = await watched(async () => (await startProcessor(options)).stop())
    return {
      'state directory, MB': bytes / 1e6,
      'checkpoint, ms': written.totalMs,
      'checkpoint: longest block, ms': written.longestMs,
      'restart and stop, ms': restored.totalMs,
    }
  } finally {
    rmSync(stateDirectory, { recursive: true, force: true })
  }
}

async function post(url: string, body: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' }
  const response = await fetch(`${url}/v1/metrics`, { method: 'POST', headers, body: gzipSync(body, { level: 1 }) })
  const text = await response.text()
  if (!response.ok || text.includes('rejected')) throw new Error(`the processor answered ${response.status}: ${text}`)
}

/** Runs it and looks how long the event loop was held. */
async function watched(run: () => Promise<void>): Promise<{ readonly totalMs: number; readonly longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startMs = performance.now()
  await run()
  const totalMs = performance.now() - startMs
  delay.disable()
  return { totalMs, longestMs: delay.max / 1e6 }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

await compareSides({ title: `checkpoint of ${STREAMS.toLocaleString('en-US')} histogram streams`, measure, rounds: 1 })
