import { isDeepStrictEqual } from 'node:util'
import { createAttributeInterner } from '../src/otlp/attribute-interner.ts'
import { checkRequest } from '../src/otlp/check-request.ts'
import { decodeMetrics } from '../src/otlp/decode-metrics.ts'
import type { MetricPoint } from '../src/otlp/metric-point.ts'
import { OtlpDecodeError } from '../src/otlp/otlp-decode-error.ts'
import type { Work } from '../src/work.ts'
import { anyInput } from './otlp-inputs.testing.ts'

const MAX_MS = 1000
const MAX_SLICE_MS = 250
const MAX_ATTEMPTS = 3
const MAX_HEAP_BYTES = 256 * 2 ** 20
const MAX_STORED_BUCKETS = 320

// Small, so that it forgets; kept from one input to the next, so that it remembers what is hostile.
const interner = createAttributeInterner(2 ** 16)

/** Bodies of every kind for every reader of OTLP: none may crash, hang, fill the memory or give a point that cannot be. */
export const fuzz = {
  inputs: anyInput,
  check: (body: Uint8Array): void => {
    const points = bounded(() => decodeMetrics(body, 'protobuf'))
    if (
      !isDeepStrictEqual(
        bounded(() => decodeMetrics(body, 'protobuf', { interner })),
        points,
      )
    )
      throw new Error('known attributes give other points')
    for (const point of [...(points ?? []), ...(bounded(() => decodeMetrics(body, 'json')) ?? [])]) requireSound(point)
    for (const encoding of ['protobuf', 'json'] as const)
      for (const signal of ['traces', 'logs'] as const) bounded(() => checkRequest(body, encoding, signal))
  },
}

/** What the work gives, `undefined` when it refuses the body. Too slow is what is too slow each time: the machine has other work. */
function bounded<T>(start: () => Work<T>): T | undefined {
  for (let attempt = 1; ; attempt++) {
    const { value, excess } = measured(start())
    if (excess === undefined) return value
    if (attempt === MAX_ATTEMPTS) throw new Error(excess)
  }
}

function measured<T>(work: Work<T>): { readonly value?: T | undefined; readonly excess?: string } {
  const heapBefore = process.memoryUsage().heapUsed
  let totalMs = 0
  for (;;) {
    const before = process.threadCpuUsage()
    const step = next(work)
    const { user, system } = process.threadCpuUsage(before)
    const sliceMs = (user + system) / 1000
    totalMs += sliceMs
    if (sliceMs > MAX_SLICE_MS) return { excess: `went on for ${sliceMs} ms without a pause` }
    if (totalMs > MAX_MS) return { excess: `took ${totalMs} ms` }
    const heapBytes = process.memoryUsage().heapUsed - heapBefore
    if (heapBytes > MAX_HEAP_BYTES) return { excess: `took ${heapBytes} bytes` }
    if (step === undefined) return {}
    if (step.done === true) return { value: step.value }
  }
}

function next<T>(work: Work<T>): IteratorResult<undefined, T> | undefined {
  try {
    return work.next()
  } catch (error) {
    if (error instanceof OtlpDecodeError) return undefined
    throw error
  }
}

function requireSound({ data, attributes, startTimeMs, timeMs }: MetricPoint): void {
  require(startTimeMs >= 0 && timeMs >= 0, 'a time before the epoch')
  require(Object.keys(attributes).length <= 128, 'more attributes than allowed')
  if (data.kind === 'explicit') requireCounts(data.histogram.counts, data.histogram.count)
  if (data.kind !== 'exponential') return
  const { positive, negative, zeroCount, zeroThreshold, count } = data.histogram
  requireCounts([zeroCount, ...positive.counts, ...negative.counts], count)
  require(zeroThreshold >= 0 && zeroThreshold < Infinity, 'a zero threshold that cannot be')
  for (const { counts } of [positive, negative]) {
    require(counts.length <= MAX_STORED_BUCKETS, 'more buckets than are kept')
    require(counts[0] !== 0 && counts.at(-1) !== 0, 'empty buckets at the ends')
  }
}

function requireCounts(counts: readonly number[], count: number): void {
  require(Number.isSafeInteger(count) && counts.every((n) => Number.isSafeInteger(n) && n >= 0), 'no counts')
  require(counts.reduce((a, b) => a + b, 0) === count, 'counts that do not add up')
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`a point has ${otherwise}`)
}
