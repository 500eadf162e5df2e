import { pathToFileURL } from 'node:url'
import { parseMonitorSpec } from '@driftline/spec'
import { requestsOf } from './requests.testing.ts'

/**
 * Bytes to panes on one core: decoding and taking in exponential points of 80 buckets. With the folder of another
 * checkout as argument (or in DRIFTLINE_BEFORE), both in turn and the ratio.
 */
const ROUNDS = 7
const before = process.argv[2] ?? process.env['DRIFTLINE_BEFORE']

interface AnyProcessor {
  readonly apply?: (input: object) => unknown
  readonly accept?: (points: unknown, arrivalMs: number) => unknown
}

interface ProcessorModule {
  readonly createProcessor: (options: object) => AnyProcessor
  readonly readMetricsProtobuf: (bytes: Uint8Array) => unknown
  readonly decodeMetrics?: (bytes: Uint8Array, encoding: 'protobuf', options: object) => Iterator<unknown, unknown>
  readonly createAttributeInterner?: () => object
}

const checked = parseMonitorSpec('model: {name: bench}\nwindows: [1h]\n', { file: 'bench.yaml' })
if (!checked.ok) throw new Error('the spec of this bench is wrong')
const models = [{ spec: checked.value, profiles: [] }]
const STREAMS = 2000
/** The first export of a stream opens it; what counts is all that follow. */
const EXPORTS = 21
const requests = requestsOf({ streams: STREAMS, pointsPerRequest: 1000, exports: EXPORTS })
const warmUp = STREAMS / 1000
const pointCount = STREAMS * (EXPORTS - 1)

function measure(module: ProcessorModule): number {
  const processor = module.createProcessor({ models, coveredSinceMs: -Infinity })
  const interner = module.createAttributeInterner?.()
  const decode = (bytes: Uint8Array): unknown => {
    if (!module.decodeMetrics) return module.readMetricsProtobuf(bytes)
    const work = module.decodeMetrics(bytes, 'protobuf', { interner })
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
    }
  }
  let start = 0
  for (const [i, { body, timeMs }] of requests.entries()) {
    if (i === warmUp) start = performance.now()
    const points = decode(body)
    if (processor.apply) processor.apply({ kind: 'points', points, arrivalMs: timeMs })
    else processor.accept?.(points, timeMs)
  }
  return pointCount / ((performance.now() - start) / 1000)
}

const after = (await import('@driftline/processor')) as unknown as ProcessorModule
const other = before
  ? ((await import(pathToFileURL(`${before}/packages/processor/src/index.ts`).href)) as ProcessorModule)
  : undefined
const found: { after: number[]; before: number[] } = { after: [], before: [] }
for (let round = 0; round < ROUNDS; round += 1) {
  found.after.push(measure(after))
  if (other) found.before.push(measure(other))
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!
const now = median(found.after)
console.log(`bytes to panes: ${(now / 1e6).toFixed(3)} M exponential points/s`)
if (other)
  console.log(
    `before: ${(median(found.before) / 1e6).toFixed(3)} M/s, ratio ${(now / median(found.before)).toFixed(2)}`,
  )
