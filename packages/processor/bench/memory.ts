import { openProcessor, specOf } from './processor-side.testing.ts'
import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides } from './sides.testing.ts'

/**
 * Bytes of heap: of a stream of 80 buckets with the point that waits in its pane, and of one feature of everyone in one
 * more open window, which is what a spec with longer windows beside its hour holds more. Needs --expose-gc.
 */
const STREAMS = 50_000
/** Open after all exports; three, since the difference of two heaps is not exact. */
const LONGER_WINDOWS = ['1d', '1w', '1mo']
const WARM_UP_STREAMS = 2000
/** A little more than an hour. */
const EVERY_MS = 3_636_000
/** Two closed hours and an open one. */
const EXPORTS = 3

async function measure(side: Side): Promise<Figures> {
  // What is compiled on the way is no stream's.
  await heapOf(side, { windows: '1h, 1d', exports: EXPORTS, streams: WARM_UP_STREAMS })
  const stream = await heapOf(side, { windows: '1h', exports: 1 })
  const settled = await heapOf(side, { windows: '1h', exports: EXPORTS })
  const withMore = await heapOf(side, { windows: ['1h', ...LONGER_WINDOWS].join(', '), exports: EXPORTS })
  return {
    'a stream and its pane, bytes': stream,
    'the same with a last point and a verdict, bytes': settled,
    'a feature of an open window, bytes': (withMore - settled) / LONGER_WINDOWS.length,
  }
}

interface Held {
  readonly windows: string
  readonly exports: number
  readonly streams?: number
}

/** Heap for each stream after some exports, an hour apart; what a processor holds before the first is left out. */
async function heapOf(side: Side, { windows, exports, streams = STREAMS }: Held): Promise<number> {
  const processor = await openProcessor(side, { spec: specOf(`model: {name: bench}\nwindows: [${windows}]\n`) })
  const emptyBytes = usedBytes()
  for (const request of requestsOf({ streams, pointsPerRequest: 1000, exports, everyMs: EVERY_MS }))
    processor.take(request)
  const bytes = (usedBytes() - emptyBytes) / streams
  // Read after the heap was measured, so that the processor is alive until then.
  if (typeof processor.take !== 'function') throw new Error('the processor is gone')
  return bytes
}

function usedBytes(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc, as "npm run bench" does.')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}

await compareSides({ title: `memory of ${STREAMS.toLocaleString('en-US')} histogram streams`, measure, rounds: 1 })
