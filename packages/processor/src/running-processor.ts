import type { VerdictLine } from '@driftline/health'
import { decodeArrival, encodeArrival, RECORD_ADVANCE, RECORD_JSON, requestKind } from './arrival-record.ts'
import { chooseExpositionFormat } from './export/exposition-format.ts'
import type { OtlpExporterOptions } from './export/otlp-exporter.ts'
import { createOtlpExporter } from './export/otlp-exporter.ts'
import type { OutputPoint } from './export/output-point.ts'
import { renderPrometheus } from './export/render-prometheus.ts'
import type { MonitorLimits } from './model-monitor.ts'
import { modelOutputs } from './outputs/model-outputs.ts'
import { withinBudget } from './outputs/series-budget.ts'
import { verdictOutputs } from './outputs/verdict-outputs.ts'
import type { MonitoredModel, Processor, ProcessorState } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import { readRequest } from './read-request.ts'
import type { ReceiverHandlers } from './receiver/handlers.ts'
import { createReceiver } from './receiver/receiver.ts'
import type { OtlpEncoding, PartialSuccess } from './receiver/otlp-response.ts'
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
  /** Where verdicts are pushed over OTLP/HTTP; without it, they are scraped only. */
  readonly exportTo?: OtlpExporterOptions
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
  /** Pushes all output metrics with the present time; never blocks. */
  readonly export: () => void
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

/** The parts of a processor that runs. */
interface Core {
  readonly options: RunOptions
  readonly processor: Processor
  readonly telemetry: ProcessorTelemetry
  readonly store: StateStore | undefined
  readonly checkpoint: () => Promise<void>
  readonly outputs: () => readonly OutputPoint[]
  /** Time of the last request, ms. */
  lastArrivalMs: number
}

async function run(
  options: RunOptions,
  telemetry: ProcessorTelemetry,
  store: StateStore | undefined,
): Promise<RunningProcessor> {
  const core = await recover(options, telemetry, store)
  const receiver = createReceiver({
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
    ...(options.maxBodyBytes !== undefined && { maxBodyBytes: options.maxBodyBytes }),
    handlers: handlersOf(core),
  })
  const { host, port } = await receiver.listen()
  const exporter = options.exportTo && createOtlpExporter(options.exportTo)
  return {
    host,
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    outputs: core.outputs,
    checkpoint: core.checkpoint,
    export: () => exporter?.export(core.outputs()),
    advance: () => advance(core),
    finish: async () => core.processor.finish(),
    stop: async () => {
      await receiver.close()
      exporter?.export(core.outputs())
      await exporter?.shutdown(EXPORT_DEADLINE_MS)
      await core.checkpoint()
      await store?.close()
    },
  }
}

async function recover(
  options: RunOptions,
  telemetry: ProcessorTelemetry,
  store: StateStore | undefined,
): Promise<Core> {
  const saved = store?.recovered as SavedState | undefined
  const coveredSinceMs = coverageOf(saved, options)
  const processor = createProcessor(
    { ...options, coveredSinceMs, ...(saved && { state: saved.processor }) },
    ({ lines, windows, partialWindows }) => {
      telemetry.closed(windows, partialWindows)
      options.onLines?.(lines)
    },
  )
  for await (const record of store?.records() ?? []) apply(processor, record)
  const checkpoint = async (): Promise<void> => {
    await store?.checkpoint(() => ({ coveredSinceMs: finiteOrNull(coveredSinceMs), processor: processor.state() }))
    telemetry.checkpointed()
  }
  // Where listening began is not known to a journal: without a first checkpoint a restart would forget it.
  if (store && !saved) await checkpoint()
  const outputs = (): readonly OutputPoint[] => currentOutputs(processor, options.now())
  return { options, processor, telemetry, store, checkpoint, outputs, lastArrivalMs: options.now() }
}

function coverageOf(saved: SavedState | undefined, { coveredSinceMs, now }: RunOptions): number {
  return saved ? (saved.coveredSinceMs ?? -Infinity) : (coveredSinceMs ?? now())
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function handlersOf(core: Core): ReceiverHandlers {
  const { processor, telemetry, store, options } = core
  return {
    metrics: (body, encoding) => acceptRequest(core, body, encoding),
    scrape: (accepted) => {
      const { openMetrics, contentType } = chooseExpositionFormat(accepted)
      const held = { streams: processor.streamCount(), journalBytes: store?.journalBytes }
      return { contentType, body: renderPrometheus([...core.outputs(), ...telemetry.outputs(held)], { openMetrics }) }
    },
    health: () => ({ ready: true, details: { streams: processor.streamCount(), requests: telemetry.requests() } }),
    onRequest: ({ status }) => telemetry.answered(status),
    onError: (error) => options.onProblem?.(error instanceof Error ? error.message : String(error)),
  }
}

/** Decodes, counts and journals one request; resolves once it is recoverable. */
async function acceptRequest(core: Core, body: Uint8Array, encoding: OtlpEncoding): Promise<PartialSuccess> {
  const points = readRequest(body, encoding)
  const arrivalMs = core.options.now()
  core.lastArrivalMs = arrivalMs
  const { rejected, message, ...result } = core.processor.accept(points, arrivalMs)
  core.telemetry.accepted({ ...result, rejected })
  if (message !== undefined) core.options.onRejected?.(message)
  await core.store?.append(requestKind(encoding), encodeArrival({ arrivalMs, body }))
  return { rejected, ...(message !== undefined && { message }) }
}

async function advance({ options, processor, store, lastArrivalMs }: Core): Promise<void> {
  const { latenessMs } = { ...DEFAULT_LIMITS, ...options.limits }
  const nowMs = options.now()
  if (nowMs - lastArrivalMs < IDLE_LATENESSES * latenessMs) return
  const timeMs = nowMs - latenessMs
  if (!processor.advanceTo(timeMs)) return
  await store?.append(RECORD_ADVANCE, encodeArrival({ arrivalMs: timeMs, body: new Uint8Array() }))
}

/** How long a stopping processor waits for its last push, ms. */
const EXPORT_DEADLINE_MS = 5000

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
