import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_DRIFTLINE_COMPLAINT,
  ATTR_DRIFTLINE_FORGOTTEN_KIND,
  ATTR_DRIFTLINE_REFUSAL,
  ATTR_EXPORTER,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_ML_MODEL_NAME,
  ATTR_RECEIVER,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
  ATTR_TRANSPORT,
  DRIFTLINE_FORGOTTEN_KIND_VALUES,
  DRIFTLINE_REFUSAL_VALUES,
  METRIC_DRIFTLINE_PROCESSOR_BYTES,
  METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT,
  METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
  METRIC_DRIFTLINE_PROCESSOR_COMPLAINTS,
  METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES,
  METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN,
  METRIC_DRIFTLINE_PROCESSOR_INFO,
  METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE,
  METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES,
  METRIC_DRIFTLINE_PROCESSOR_MODELS,
  METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE,
  METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS,
  METRIC_DRIFTLINE_PROCESSOR_REQUESTS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT,
  METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS,
  METRIC_DRIFTLINE_PROCESSOR_UNJUDGED_AGES,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED,
  METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL,
  METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS,
  METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS,
  METRIC_OTELCOL_PROCESS_CPU_SECONDS,
  METRIC_OTELCOL_PROCESS_MEMORY_RSS,
  METRIC_OTELCOL_PROCESS_UPTIME,
  METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS,
  METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS,
  METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS,
} from '@driftline/semconv'
import type { DriftlineForgottenKind } from '@driftline/semconv'
import type { OutputPoint } from './export/output-point.ts'
import type { Complaint } from './intake/complaints.ts'
import { isRefusal } from './intake/disposition.ts'
import type { Disposition } from './intake/disposition.ts'
import type { AcceptResult } from './intake/tally.ts'
import type { AnsweredRequests } from './status/answered-requests.ts'
import { RequestLog } from './status/answered-requests.ts'
import { VERSION } from './version.ts'

/** What is held at the moment of a scrape; what is absent is not reported. */
export interface HeldNow {
  readonly streams: number
  readonly models?: number | undefined
  readonly streamsLimit?: number | undefined
  readonly bytes?: number | undefined
  readonly bytesLimit?: number | undefined
  readonly queuedBytes?: number | undefined
  readonly journalBytes?: number | undefined
  /** Since the start, by kind. */
  readonly forgotten?: Readonly<Record<DriftlineForgottenKind, number>> | undefined
  /** Of the senders, since the start. */
  readonly complaints?: readonly Complaint[] | undefined
  readonly droppedSeries?: readonly ModelCount[] | undefined
  /** Features whose ages cannot be judged. */
  readonly unjudgedAges?: readonly ModelCount[] | undefined
}

/** A count of one model in one environment. */
interface ModelCount {
  readonly model: string
  readonly environment: string
  readonly count: number
}

/** What closed together. */
export interface ClosedCounts {
  readonly windows: number
  readonly partialWindows: number
  /** Verdicts that could not be given. */
  readonly failures: number
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

/** What came in since the start, and what became of it. */
export interface TakenIn {
  readonly acceptedPoints: number
  readonly refusedPoints: ReadonlyMap<string, number>
  /** What was told of the points that were refused last. */
  readonly lastRefused?: { readonly message: string; readonly timeMs: number } | undefined
  readonly testPoints: number
  readonly requests: readonly AnsweredRequests[]
}

/** What a processor says about itself. */
export interface ProcessorTelemetry {
  readonly startedMs: number
  readonly accepted: (result: AcceptResult) => void
  /** Points of a request that could not be applied because of an error. */
  readonly failed: (points: number) => void
  /** @param reason what the sender of a refused request was told. */
  readonly answered: (status: number, reason?: string) => void
  readonly closed: (closed: ClosedCounts) => void
  readonly checkpointed: () => void
  readonly exported: (result: { readonly sent: number; readonly failed: number }) => void
  readonly requests: () => RequestCounts
  /** What came in since the start. */
  readonly taken: () => TakenIn
  /** Everything as points of the present time, in the Collector's names where it has one. */
  readonly outputs: (held: HeldNow) => readonly OutputPoint[]
}

const RECEIVER = { [ATTR_RECEIVER]: 'otlp', [ATTR_TRANSPORT]: 'http' }
const EXPORTER = { [ATTR_EXPORTER]: 'otlp_http' }
const MS_PER_SECOND = 1000
const MICROSECONDS_PER_SECOND = 1e6
const HTTP_UNAVAILABLE = 503

/** Creates the counters of one processor, all zero. @param now present time, milliseconds since the epoch */
export function createTelemetry(now: () => number): ProcessorTelemetry {
  const startTimeMs = now()
  const counters = new Map<string, number>(COUNTERS.map(({ metric }) => [metric, 0]))
  const refused = new Map<string, number>(DRIFTLINE_REFUSAL_VALUES.map((refusal) => [refusal, 0]))
  const add = (metric: string, count = 0) => counters.set(metric, (counters.get(metric) ?? 0) + count)
  const requests = new RequestLog()
  let lastRefused: TakenIn['lastRefused']
  let checkpointMs: number | undefined
  return {
    startedMs: startTimeMs,
    accepted: ({ dispositions, rejected, tests = 0, message }) => {
      add(METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS, tests)
      if (rejected > 0 && message !== undefined) lastRefused = { message, timeMs: now() }
      const all = Object.values(dispositions).reduce((sum, count) => sum + count, 0)
      add(METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS, all - rejected)
      add(METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS, rejected)
      for (const [disposition, count = 0] of Object.entries(dispositions))
        if (isRefusal(disposition as Disposition)) refused.set(disposition, (refused.get(disposition) ?? 0) + count)
    },
    failed: (points) => void add(METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS, points),
    answered: (status, reason) => requests.add(status, reason, now()),
    closed: ({ windows, partialWindows, failures }) => {
      add(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED, windows)
      add(METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL, partialWindows)
      add(METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES, failures)
    },
    checkpointed: () => {
      checkpointMs = now()
    },
    exported: ({ sent, failed }) => {
      add(METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS, sent)
      add(METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS, failed)
    },
    requests: () => countClasses(requests.all()),
    taken: () => takenIn(counters, { refusedPoints: refused, lastRefused, requests: requests.all() }),
    outputs: (held) => {
      const timeMs = now()
      const checkpointAgeMs = checkpointMs === undefined ? undefined : timeMs - checkpointMs
      const gauges = gaugeValues(held, { uptimeMs: timeMs - startTimeMs, checkpointAgeMs })
      return [
        ...COUNTERS.map(({ metric, attributes }) => ({ metric, attributes, value: counters.get(metric) ?? 0 })),
        ...refusedValues(refused),
        ...requestValues(requests.all()),
        INFO,
        ...heldValues(held),
        ...gauges.flatMap(([metric, value]) => (value === undefined ? [] : { metric, attributes: {}, value })),
      ].map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs, startTimeMs }))
    },
  }
}

const COUNTERS: readonly Pick<OutputPoint, 'metric' | 'attributes'>[] = [
  { metric: METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS, attributes: RECEIVER },
  { metric: METRIC_OTELCOL_RECEIVER_REFUSED_METRIC_POINTS, attributes: RECEIVER },
  { metric: METRIC_OTELCOL_RECEIVER_FAILED_METRIC_POINTS, attributes: RECEIVER },
  { metric: METRIC_OTELCOL_EXPORTER_SENT_METRIC_POINTS, attributes: EXPORTER },
  { metric: METRIC_OTELCOL_EXPORTER_SEND_FAILED_METRIC_POINTS, attributes: EXPORTER },
  { metric: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_CLOSED, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_WINDOWS_PARTIAL, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_JUDGING_FAILURES, attributes: {} },
  { metric: METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS, attributes: {} },
]

const INFO = { metric: METRIC_DRIFTLINE_PROCESSOR_INFO, attributes: { [ATTR_SERVICE_VERSION]: VERSION }, value: 1 }

function takenIn(counters: ReadonlyMap<string, number>, rest: Omit<TakenIn, 'acceptedPoints' | 'testPoints'>): TakenIn {
  return {
    ...rest,
    acceptedPoints: counters.get(METRIC_OTELCOL_RECEIVER_ACCEPTED_METRIC_POINTS) ?? 0,
    testPoints: counters.get(METRIC_DRIFTLINE_PROCESSOR_TEST_POINTS) ?? 0,
  }
}

function refusedValues(refused: ReadonlyMap<string, number>) {
  return Array.from(refused, ([refusal, value]) => ({
    metric: METRIC_DRIFTLINE_PROCESSOR_REFUSED_POINTS,
    attributes: { [ATTR_DRIFTLINE_REFUSAL]: refusal },
    value,
  }))
}

function requestValues(requests: readonly AnsweredRequests[]) {
  return requests.map(({ status, count }) => ({
    metric: METRIC_DRIFTLINE_PROCESSOR_REQUESTS,
    attributes: { [ATTR_HTTP_RESPONSE_STATUS_CODE]: status },
    value: count,
  }))
}

function heldValues(held: HeldNow) {
  return [...forgottenValues(held), ...complaintValues(held), ...modelValues(held)]
}

function complaintValues({ complaints = [] }: HeldNow) {
  return complaints.map(({ service, environment, model, kind, count }) => ({
    metric: METRIC_DRIFTLINE_PROCESSOR_COMPLAINTS,
    attributes: {
      ...(service !== '' && { [ATTR_SERVICE_NAME]: service }),
      ...(environment !== '' && { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment }),
      ...(model !== '' && { [ATTR_ML_MODEL_NAME]: model }),
      [ATTR_DRIFTLINE_COMPLAINT]: kind,
    },
    value: count,
  }))
}

function forgottenValues({ forgotten }: HeldNow) {
  return DRIFTLINE_FORGOTTEN_KIND_VALUES.map((kind) => ({
    metric: METRIC_DRIFTLINE_PROCESSOR_FORGOTTEN,
    attributes: { [ATTR_DRIFTLINE_FORGOTTEN_KIND]: kind },
    value: forgotten?.[kind] ?? 0,
  }))
}

function modelValues({ droppedSeries = [], unjudgedAges = [] }: HeldNow) {
  return [
    ...modelCounts(METRIC_DRIFTLINE_PROCESSOR_DROPPED_SERIES, droppedSeries),
    ...modelCounts(METRIC_DRIFTLINE_PROCESSOR_UNJUDGED_AGES, unjudgedAges),
  ]
}

function modelCounts(metric: string, counts: readonly ModelCount[]) {
  return counts.map(({ model, environment, count }) => ({
    metric,
    attributes: { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: model },
    value: count,
  }))
}

function gaugeValues(
  held: HeldNow,
  { uptimeMs, checkpointAgeMs }: { uptimeMs: number; checkpointAgeMs: number | undefined },
): readonly (readonly [string, number | undefined])[] {
  const { user, system } = process.cpuUsage()
  return [
    [METRIC_DRIFTLINE_PROCESSOR_MODELS, held.models],
    [METRIC_DRIFTLINE_PROCESSOR_STREAMS, held.streams],
    [METRIC_DRIFTLINE_PROCESSOR_STREAMS_LIMIT, held.streamsLimit],
    [METRIC_DRIFTLINE_PROCESSOR_BYTES, held.bytes],
    [METRIC_DRIFTLINE_PROCESSOR_BYTES_LIMIT, held.bytesLimit],
    [METRIC_DRIFTLINE_PROCESSOR_QUEUE_SIZE, held.queuedBytes],
    [METRIC_DRIFTLINE_PROCESSOR_JOURNAL_SIZE, held.journalBytes],
    [
      METRIC_DRIFTLINE_PROCESSOR_CHECKPOINT_AGE,
      checkpointAgeMs === undefined ? undefined : checkpointAgeMs / MS_PER_SECOND,
    ],
    [METRIC_OTELCOL_PROCESS_UPTIME, uptimeMs / MS_PER_SECOND],
    [METRIC_OTELCOL_PROCESS_MEMORY_RSS, process.memoryUsage.rss()],
    [METRIC_OTELCOL_PROCESS_CPU_SECONDS, (user + system) / MICROSECONDS_PER_SECOND],
  ]
}

function countClasses(requests: readonly AnsweredRequests[]): RequestCounts {
  const counts = { succeeded: 0, refused: 0, failed: 0 }
  for (const { status, count } of requests) counts[classOf(status)] += count
  return counts
}

function classOf(status: number): keyof RequestCounts {
  if (status < 400) return 'succeeded'
  return status < 500 || status === HTTP_UNAVAILABLE ? 'refused' : 'failed'
}
