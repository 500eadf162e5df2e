import {
  ATTR_EXPORTER,
  ATTR_RECEIVER,
  ATTR_TRANSPORT,
  ATTR_DRIFTLINE_OVERFLOW_KIND,
  DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
  METRIC_DRIFTLINE_PROCESSOR_FUTURE_POINTS,
  METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE,
  METRIC_DRIFTLINE_PROCESSOR_LATE_POINTS,
  METRIC_DRIFTLINE_PROCESSOR_OVERFLOW_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL,
  METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS,
  METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS,
  METRIC_OTELCOL_PROCESS_CPU_SECONDS,
  METRIC_OTELCOL_PROCESS_MEMORY_RSS,
  METRIC_OTELCOL_PROCESS_UPTIME,
  METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS,
  METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS,
} from '@driftline/semconv'
import type { OutputPoint } from './export/output-point.ts'

/** What became of the points of one request, by outcome. */
export interface AcceptedPoints {
  readonly outcomes: Readonly<Record<string, number | undefined>>
  /** Points that will never be counted. */
  readonly rejected: number
}

/** What is held at the moment of a scrape; what is absent is not reported. */
export interface HeldNow {
  readonly streams: number
  readonly streamsLimit?: number | undefined
  readonly journalBytes?: number | undefined
}

/** Answered requests since the start. */
export interface RequestCounts {
  /** Status below 400. */
  readonly succeeded: number
  /** The sender's fault or overload: 4xx and 503. */
  readonly refused: number
  /** Our fault. */
  readonly failed: number
}

/** What a processor says about itself. */
export interface ProcessorTelemetry {
  readonly accepted: (result: AcceptedPoints) => void
  readonly answered: (status: number) => void
  readonly closed: (windows: number, partialWindows: number) => void
  readonly checkpointed: () => void
  readonly exported: (result: { readonly sent: number; readonly failed: number }) => void
  readonly requests: () => RequestCounts
  /** Everything as points of the present time, in the Collector's names where it has one. */
  readonly outputs: (held: HeldNow) => readonly OutputPoint[]
}

const RECEIVER = { [ATTR_RECEIVER]: 'otlp', [ATTR_TRANSPORT]: 'http' }
const EXPORTER = { [ATTR_EXPORTER]: 'otlp_http' }
const OVERFLOW = { [ATTR_DRIFTLINE_OVERFLOW_KIND]: DRIFTLINE_OVERFLOW_KIND_VALUE_STREAMS }
const MS_PER_SECOND = 1000
const MICROSECONDS_PER_SECOND = 1e6
const HTTP_UNAVAILABLE = 503

/** Creates the counters of one processor, all zero. @param now present time, milliseconds since the epoch */
export function createTelemetry(now: () => number): ProcessorTelemetry {
  const startTimeMs = now()
  const counters = new Map<string, number>(COUNTERS.map(({ metric }) => [metric, 0]))
  const add = (metric: string, count = 0) => counters.set(metric, (counters.get(metric) ?? 0) + count)
  const requests = { succeeded: 0, refused: 0, failed: 0 }
  let checkpointMs: number | undefined
  return {
    accepted: ({ outcomes, rejected }) => {
      const all = Object.values(outcomes).reduce<number>((sum, count = 0) => sum + count, 0)
      add(METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS, all - rejected)
      add(METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS, rejected)
      add(METRIC_DRIFTLINE_PROCESSOR_LATE_POINTS, outcomes['late'])
      add(METRIC_DRIFTLINE_PROCESSOR_FUTURE_POINTS, outcomes['future'])
      add(METRIC_DRIFTLINE_PROCESSOR_OVERFLOW_STREAMS, outcomes['overflow'])
    },
    answered: (status) => {
      requests[classOf(status)] += 1
    },
    closed: (windows, partialWindows) => {
      add(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED, windows)
      add(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL, partialWindows)
    },
    checkpointed: () => {
      checkpointMs = now()
    },
    exported: ({ sent, failed }) => {
      add(METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS, sent)
      add(METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS, failed)
    },
    requests: () => ({ ...requests }),
    outputs: (held) => {
      const timeMs = now()
      const checkpointAgeMs = checkpointMs === undefined ? undefined : timeMs - checkpointMs
      const gauges = gaugeValues(held, { uptimeMs: timeMs - startTimeMs, checkpointAgeMs })
      return [
        ...COUNTERS.map(({ metric, attributes }) => ({ metric, attributes, value: counters.get(metric) ?? 0 })),
        ...gauges.flatMap(([metric, value]) => (value === undefined ? [] : { metric, attributes: {}, value })),
      ].map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs, startTimeMs }))
    },
  }
}

const COUNTERS: readonly Pick<OutputPoint, 'metric' | 'attributes'>[] = [
  { metric: METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS, attributes: RECEIVER },
  { metric: METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS, attributes: RECEIVER },
  { metric: METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS, attributes: EXPORTER },
  { metric: METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS, attributes: EXPORTER },
  { metric: METRIC_DRIFTLINE_PROCESSOR_OVERFLOW_STREAMS, attributes: OVERFLOW },
  { metric: METRIC_DRIFTLINE_PROCESSOR_LATE_POINTS, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_FUTURE_POINTS, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL, attributes: {} },
]

function gaugeValues(
  { streams, streamsLimit, journalBytes }: HeldNow,
  { uptimeMs, checkpointAgeMs }: { uptimeMs: number; checkpointAgeMs: number | undefined },
): readonly (readonly [string, number | undefined])[] {
  const { user, system } = process.cpuUsage()
  return [
    [METRIC_DRIFTLINE_PROCESSOR_STREAMS, streams],
    [METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT, streamsLimit],
    [METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE, journalBytes],
    [
      METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
      checkpointAgeMs === undefined ? undefined : checkpointAgeMs / MS_PER_SECOND,
    ],
    [METRIC_OTELCOL_PROCESS_UPTIME, uptimeMs / MS_PER_SECOND],
    [METRIC_OTELCOL_PROCESS_MEMORY_RSS, process.memoryUsage.rss()],
    [METRIC_OTELCOL_PROCESS_CPU_SECONDS, (user + system) / MICROSECONDS_PER_SECOND],
  ]
}

function classOf(status: number): keyof RequestCounts {
  if (status < 400) return 'succeeded'
  return status < 500 || status === HTTP_UNAVAILABLE ? 'refused' : 'failed'
}
