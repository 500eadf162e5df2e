import { createHash } from 'node:crypto'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import type { TimedRequest } from './requests.testing.ts'
import type { Side } from './sides.testing.ts'

/** What benches use of a processor's package, whichever side it is of. */
interface ProcessorModule {
  readonly createProcessor: (options: object) => {
    readonly apply?: (input: object) => unknown
    readonly closing?: (input: object) => Iterator<unknown>
    readonly accept?: (points: unknown, arrivalMs: number) => unknown
    readonly finish?: () => void
  }
  readonly readMetricsProtobuf: (bytes: Uint8Array) => unknown
  readonly decodeMetrics?: (bytes: Uint8Array, encoding: 'protobuf', options: object) => Iterator<unknown, unknown>
  readonly createAttributeInterner?: () => object
}

/** A processor of one side. */
export interface ProcessorSide {
  /** Decodes a request as its receiver does. */
  readonly decode: (body: Uint8Array) => unknown
  readonly take: (request: TimedRequest) => void
  /** Closes everything, step by step; in one step where a side cannot pause. */
  readonly closeAll: () => Iterable<unknown>
}

const UNLIMITED = { maxStreams: 1e9, maxBytes: Number.MAX_SAFE_INTEGER }

/** Opens a processor without limits for one model. @param profiles its references. */
export async function openProcessor(
  side: Side,
  { spec, profiles = [] }: { readonly spec: MonitorSpec; readonly profiles?: readonly unknown[] },
): Promise<ProcessorSide> {
  const module = await side.load<ProcessorModule>('processor/src/index.ts')
  const models = [{ spec, profiles }]
  const processor = module.createProcessor({ models, coveredSinceMs: -Infinity, limits: UNLIMITED })
  const interner = module.createAttributeInterner?.()
  const decode = (body: Uint8Array): unknown =>
    module.decodeMetrics
      ? finish(module.decodeMetrics(body, 'protobuf', { interner }))
      : module.readMetricsProtobuf(body)
  return {
    decode,
    take: ({ body, timeMs }) => {
      const points = decode(body)
      if (processor.apply) processor.apply({ kind: 'points', points, arrivalMs: timeMs })
      else processor.accept?.(points, timeMs)
    },
    *closeAll() {
      const work = processor.closing?.({ kind: 'finish' })
      if (!work) return processor.finish?.()
      while (work.next().done !== true) yield
    },
  }
}

function finish<T>(work: Iterator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** The spec of a bench. */
export function specOf(text: string): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: 'bench.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

interface HealthModule {
  readonly buildProfile: (input: object) => { readonly features: Readonly<Record<string, unknown>> }
}

const REFERENCE_ROWS = 2000

/** A reference profile in which all features look alike, built by one side for itself. */
export async function profileOf(side: Side, spec: MonitorSpec, features: readonly string[]): Promise<unknown> {
  const { buildProfile } = await side.load<HealthModule>('health/src/index.ts')
  const cells = Array.from({ length: REFERENCE_ROWS }, (_, i) => 2 ** (((i * 7919) % 640) / 64 - 1))
  const profile = buildProfile({
    model: { name: spec.model.name },
    columns: { feature: { type: 'numeric', cells } },
    windows: spec.windows,
    blocks: { timezone: 'UTC' },
    provenance: { source: 'bench', rows: [0, REFERENCE_ROWS], rowCount: REFERENCE_ROWS, producer: 'bench' },
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
  })
  return { ...profile, features: Object.fromEntries(features.map((name) => [name, profile.features['feature']])) }
}
