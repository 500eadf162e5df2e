import type { VerdictLine } from '@driftline/health'
import { decodeArrival, encodeArrival, RECORD_ADVANCE, RECORD_JSON, requestKind } from './arrival-record.ts'
import { chooseExpositionFormat } from './export/exposition-format.ts'
import type { OutputPoint } from './export/output-point.ts'
import { renderPrometheus } from './export/render-prometheus.ts'
import type { MonitorLimits } from './model-monitor.ts'
import { modelOutputs } from './outputs/model-outputs.ts'
import { withinBudget } from './outputs/series-budget.ts'
import { verdictOutputs } from './outputs/verdict-outputs.ts'
import type { MonitoredModel, Processor, ProcessorState } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import { readRequest } from './read-request.ts'
import { createReceiver } from './receiver/receiver.ts'
import type { OtlpEncoding } from './receiver/otlp-response.ts'
import type { JournalRecord } from './state/journal-records.ts'
import type { StateStore } from './state/state-store.ts'
import { openStateStore } from './state/state-store.ts'
import type { ProcessorTelemetry } from './telemetry.ts'
import { createTelemetry } from './telemetry.ts'

/** Shape of the state on disk; raised when it changes. */
const STATE_VERSION = 1

/** How a processor runs. */
export interface RunOptions {
  readonly models: readonly MonitoredModel[]
  readonly host?: string
  /** TCP port; 0 takes a free one. Default 4318. */
  readonly port?: number
  readonly maxBodyBytes?: number
  readonly limits?: Partial<MonitorLimits>
  /** Streams that started later are counted in full, ms. Default: when the state directory was first used, or now. */
  readonly coveredSinceMs?: number
  /** Where state survives a restart; without it, state lives in memory. */
  readonly stateDirectory?: string
  /** Present time, ms since the epoch. */
  readonly now: () => number
  /** Called with the verdicts of windows as they close. */
  readonly onLines?: (lines: readonly VerdictLine[]) => void
  /** Told of trouble that is not the sender's; for the log. */
  readonly onProblem?: (message: string) => void
  /** Told what was refused and why; for the log. */
  readonly onRejected?: (message: string) => void
}

/** A processor that listens. */
export interface RunningProcessor {
  readonly host: string
  readonly port: number
  readonly url: string
  /** All output metrics, repeated with the present time. */
  readonly outputs: () => readonly OutputPoint[]
  /** Closes windows that have ended by the clock although nothing came after them. */
  readonly advance: () => Promise<void>
  /** Writes the state; a no-op without a state directory. */
  readonly checkpoint: () => Promise<void>
  /** Closes everything, also windows that have not ended: the end of a replay. */
  readonly finish: () => Promise<void>
  /** Stops accepting, finishes running requests, writes the state. */
  readonly stop: () => Promise<void>
}

interface SavedState {
  readonly coveredSinceMs: number | null
  readonly processor: ProcessorState
}

/**
 * Starts a processor: OTLP/HTTP in, Prometheus out, state on disk. A request is acknowledged once it is recoverable.
 *
 * @throws PortInUseError, StateInUseError, StateVersionError, StateDamagedError
 */
export async function startProcessor(options: RunOptions): Promise<RunningProcessor> {
  const telemetry = createTelemetry(options.now)
  const store = options.stateDirectory === undefined ? undefined : await openState(options, options.stateDirectory)
  try {
    return await run(options, telemetry, store)
  } catch (error) {
    await store?.close()
    throw error
  }
}

async function openState({ onProblem }: RunOptions, directory: string): Promise<StateStore> {
  const store = await openStateStore({ directory, version: STATE_VERSION })
  if (store.problem !== undefined) onProblem?.(store.problem)
  return store
}

async function run(
  options: RunOptions,
  telemetry: ProcessorTelemetry,
  store: StateStore | undefined,
): Promise<RunningProcessor> {
  const saved = store?.recovered as SavedState | undefined
  const coveredSinceMs = saved ? (saved.coveredSinceMs ?? -Infinity) : (options.coveredSinceMs ?? options.now())
  const processor = createProcessor(
    { ...options, coveredSinceMs, ...(saved && { state: saved.processor }) },
    ({ lines, windows, partialWindows }) => {
      telemetry.closed(windows, partialWindows)
      options.onLines?.(lines)
    },
  )
  for await (const record of store?.records() ?? []) apply(processor, record)

  const takeState = (): SavedState => ({
    coveredSinceMs: Number.isFinite(coveredSinceMs) ? coveredSinceMs : null,
    processor: processor.state(),
  })
  const checkpoint = async (): Promise<void> => {
    await store?.checkpoint(takeState)
    telemetry.checkpointed()
  }
  const outputs = (): readonly OutputPoint[] => currentOutputs(processor, options.now())
  // Where listening began is not known to a journal from before: without a first state a restart would forget it.
  if (store && !saved) await checkpoint()
  let lastArrivalMs = options.now()
  const accept = async (body: Uint8Array, encoding: OtlpEncoding) => {
    const points = readRequest(body, encoding)
    const arrivalMs = options.now()
    lastArrivalMs = arrivalMs
    const result = processor.accept(points, arrivalMs)
    telemetry.accepted(result)
    if (result.message !== undefined) options.onRejected?.(result.message)
    await store?.append(requestKind(encoding), encodeArrival({ arrivalMs, body }))
    return { rejected: result.rejected, ...(result.message !== undefined && { message: result.message }) }
  }
  const receiver = createReceiver({
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
    ...(options.maxBodyBytes !== undefined && { maxBodyBytes: options.maxBodyBytes }),
    handlers: {
      metrics: accept,
      scrape: (acceptHeader) => {
        const format = chooseExpositionFormat(acceptHeader)
        const points = [
          ...outputs(),
          ...telemetry.outputs({ streams: processor.streamCount(), journalBytes: store?.journalBytes }),
        ]
        return { contentType: format.contentType, body: renderPrometheus(points, { openMetrics: format.openMetrics }) }
      },
      health: () => ({ ready: true, details: { streams: processor.streamCount() } }),
      onRequest: ({ status }) => telemetry.answered(status),
      onError: (error) => options.onProblem?.(error instanceof Error ? error.message : String(error)),
    },
  })
  const { host, port } = await receiver.listen()
  return {
    host,
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    outputs,
    checkpoint,
    advance: async () => {
      const limits = { ...DEFAULT_LIMITS, ...options.limits }
      const nowMs = options.now()
      if (nowMs - lastArrivalMs < IDLE_LATENESSES * limits.latenessMs) return
      const timeMs = nowMs - limits.latenessMs
      if (!processor.advanceTo(timeMs)) return
      await store?.append(RECORD_ADVANCE, encodeArrival({ arrivalMs: timeMs, body: new Uint8Array() }))
    },
    finish: async () => processor.finish(),
    stop: async () => {
      await receiver.close()
      await checkpoint()
      await store?.close()
    },
  }
}

/** Silence after which the clock closes windows, in multiples of the lateness: a sender that lags must not be cut off. */
const IDLE_LATENESSES = 5

function apply(processor: Processor, { kind, payload }: JournalRecord): void {
  const { arrivalMs, body } = decodeArrival(payload)
  if (kind === RECORD_ADVANCE) processor.advanceTo(arrivalMs)
  else processor.accept(readRequest(body, kind === RECORD_JSON ? 'json' : 'protobuf'), arrivalMs)
}

function currentOutputs(processor: Processor, timeMs: number): readonly OutputPoint[] {
  return processor.latest().flatMap(({ environment, spec, lines }) => {
    const context = { environment, spec, timeMs }
    return withinBudget([...modelOutputs(context), ...verdictOutputs(lines, context)]).points
  })
}
