/** How an export ended, as the SDK says it: 0 is success. */
export interface ExportResult {
  readonly code: number
  readonly error?: Error
}

/** A metric exporter of SDK 2.x or 3.x. */
export interface MetricExporter {
  export(metrics: unknown, done: (result: ExportResult) => void): void
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
  selectAggregation?(type: never): unknown
  selectAggregationTemporality?(type: never): unknown
}

/** An exporter that can be told that the process ends. */
export interface EndingExporter extends MetricExporter {
  /** From here on each export is given up after 1.5 s, and nothing more is sent once one has failed. */
  hurry(): void
}

export interface ExporterSource {
  /** Creates an exporter; without a timeout with the standard one. */
  readonly create: (options?: { timeoutMillis: number }) => MetricExporter
  /** Milliseconds after which an export at the end of the process is given up. */
  readonly endTimeoutMs: number
  /** Told how every export ended, and whether the process was ending. */
  readonly onResult?: (result: ExportResult, isEnding: boolean) => void
}

/** How long the end of a process may wait for its last export; a receiver that is there takes milliseconds. */
export const END_TIMEOUT_MS = 1500

const FAILED: ExportResult = { code: 1, error: new Error('given up, because the process ends') }

/**
 * An exporter whose patience ends with the process: an exporter's timeout is fixed when it is created, and racing its
 * promise does not let go of its sockets, so that a second one takes over.
 */
export function endingExporter({ create, endTimeoutMs, onResult }: ExporterSource): EndingExporter {
  const first = create()
  const created = [first]
  let last: MetricExporter | undefined
  let hasFailed = false
  return {
    export: (metrics, done) => {
      const report = (result: ExportResult): void => {
        hasFailed ||= last !== undefined && result.code !== 0
        onResult?.(result, last !== undefined)
        done(result)
      }
      if (hasFailed) report(FAILED)
      else (last ?? first).export(metrics, report)
    },
    hurry: () => {
      if (last) return
      last = create({ timeoutMillis: endTimeoutMs })
      created.push(last)
    },
    forceFlush: async () => void (await Promise.all(created.map((exporter) => exporter.forceFlush()))),
    shutdown: async () => void (await Promise.all(created.map((exporter) => exporter.shutdown()))),
    ...selectorsOf(first),
  }
}

/** What the reader asks its exporter before it begins. */
function selectorsOf(
  exporter: MetricExporter,
): Pick<MetricExporter, 'selectAggregation' | 'selectAggregationTemporality'> {
  return {
    ...(exporter.selectAggregation && { selectAggregation: (type) => exporter.selectAggregation?.(type) }),
    ...(exporter.selectAggregationTemporality && {
      selectAggregationTemporality: (type) => exporter.selectAggregationTemporality?.(type),
    }),
  }
}

/** The end's patience, or the user's where that is shorter. */
export function endTimeoutMs(variables: Readonly<Record<string, string | undefined>>): number {
  const ms = Number(variables['OTEL_EXPORTER_OTLP_METRICS_TIMEOUT'] || variables['OTEL_EXPORTER_OTLP_TIMEOUT'])
  return ms > 0 && ms < END_TIMEOUT_MS ? ms : END_TIMEOUT_MS
}
