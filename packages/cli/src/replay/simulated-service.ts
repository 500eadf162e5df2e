import type { Output, Recorder } from '@driftline/instrumentation'
import { createRecorder } from '@driftline/instrumentation'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { ATTR_SERVICE_NAME } from '@driftline/semconv'
import { FILE_LIMITS } from './file-limits.ts'
import type { ReplayRow } from './replay-row.ts'
import { createSegmentWatch } from './segment-watch.ts'

/** A service with a clock of its own: the real wrapper and recorder, real OTLP bytes. */
export interface SimulatedService {
  /** Sets the service's clock. */
  readonly setTime: (timeMs: number) => void
  /** One call of the wrapped model. */
  readonly predict: (row: ReplayRow) => unknown
  /** Everything counted so far as one OTLP request. */
  readonly export: () => Promise<Uint8Array>
  /** `dimension=value` of the segments without a place of their own: they are counted as `other`. */
  readonly foldedSegments: () => readonly string[]
}

/** What the service serves. */
export interface SimulatedServiceOptions {
  readonly spec: MonitorSpec
  /** Left out, values are counted as they come. */
  readonly profile?: ReferenceProfile
  /** Version of rows that name none. */
  readonly version: string
  /** The model itself; without one, rows answer what the file says. */
  readonly model?: (row: ReplayRow) => unknown
}

/** Creates a service whose telemetry depends on its rows and clock only. */
export function createSimulatedService(options: SimulatedServiceOptions): SimulatedService {
  let nowMs = 0
  const recorder = createRecorder({
    clock: () => nowMs,
    monotonicClock: () => 0,
    writerId: 'replay',
    limits: FILE_LIMITS,
  })
  const segmentWatch = createSegmentWatch(options.spec, FILE_LIMITS.segmentValues)
  const models = new Map<string, (row: ReplayRow) => unknown>()
  const modelOf = (version: string) => {
    const known = models.get(version)
    if (known) return known
    const model = wrap(recorder, options, version)
    models.set(version, model)
    return model
  }
  return {
    setTime: (timeMs) => {
      nowMs = timeMs
    },
    predict: (row) => {
      const version = row.version ?? options.version
      segmentWatch.see(version, row.segments)
      return modelOf(version)(row)
    },
    foldedSegments: segmentWatch.folded,
    export: async () => {
      const { resourceMetrics } = await recorder.producer.collect()
      const resource = resourceFromAttributes({ [ATTR_SERVICE_NAME]: options.spec.model.name })
      const bytes = ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })
      if (!bytes) throw new Error('The OTLP serializer returned nothing.')
      return bytes
    },
  }
}

/** The profile is the caller's choice, not the spec's. */
function withoutProfile({ references, ...spec }: MonitorSpec): MonitorSpec {
  return { ...spec, references: { ...references, training: { baseline: references.training.baseline } } }
}

function wrap(recorder: Recorder, { spec, profile, model }: SimulatedServiceOptions, version: string) {
  // Segments and ages are chosen by the feature row; a file may have them in columns that are no features.
  const rowOfFeatures = new WeakMap<object, ReplayRow>()
  const hasTimestamps = Object.values(spec.features).some(({ timestamp }) => timestamp !== undefined)
  return recorder.instrumentModel(model ?? ((row: ReplayRow): unknown => row.output), {
    model: spec.model.name,
    version,
    spec: withoutProfile(spec),
    ...(profile && { profile }),
    features: (row: ReplayRow) => {
      rowOfFeatures.set(row.features, row)
      return row.features
    },
    // A file without columns for answers has none to count.
    output: (output) => output as Output,
    segments: (features) => rowOfFeatures.get(features)?.segments ?? {},
    ...(hasTimestamps && { ages: (features: object) => rowOfFeatures.get(features)?.ages ?? {} }),
  })
}
