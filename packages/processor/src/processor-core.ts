import type { Checkpointer } from './checkpoint.ts'
import type { Command } from './commands/command.ts'
import type { Obeyed } from './commands/obey-command.ts'
import type { Configuration } from './configuration.ts'
import { configurationOf } from './configuration.ts'
import type { OutputPoint } from './export/output-point.ts'
import type { AcceptResult } from './intake/tally.ts'
import type { JournalEntry } from './journal-entry.ts'
import { encodeEntry } from './journal-entry.ts'
import type { ModelMonitor } from './models/model-monitor.ts'
import { blindAgesText } from './models/blind-ages-text.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { ClosingListener, Processor, ProcessorInput } from './processor.ts'
import { createProcessor } from './processor.ts'
import type { OutputBook } from './outputs/output-book.ts'
import { SERIES_BUDGET } from './outputs/series-budget.ts'
import { sloCounters } from './outputs/slo-counters.ts'
import { RetryableError } from './receiver/receiver-errors.ts'
import { recover } from './recover.ts'
import type { RunOptions } from './run-options.ts'
import { uncountedObjectives } from './slo/objective.ts'
import type { Store } from './state/store.ts'
import type { ProcessorStatus, StatusSources } from './status/processor-status.ts'
import { processorStatus } from './status/processor-status.ts'
import { statusOutputs } from './status/status-outputs.ts'
import type { ProcessorTelemetry } from './telemetry.ts'
import { createTelemetry } from './telemetry.ts'
import type { Slicing } from './work.ts'
import { WorkQueue } from './work-queue.ts'

/** Of the bytes that may be held, those that requests may take while they wait to be applied, at least. */
const QUEUE_SHARE = 1 / 8
/** What a decoded request takes beside its body, at most about. */
const DECODED_BYTES_PER_BYTE = 4
const RETRY_AFTER_SECONDS = 5
const NOTHING: AcceptResult = { dispositions: {}, rejected: 0 }

/** A processor with its journal: every change is on disk before it is applied, and applied in that order. */
export class ProcessorCore {
  readonly options: RunOptions
  readonly telemetry: ProcessorTelemetry
  readonly processor: Processor
  readonly slicing: Slicing
  readonly #store: Store | undefined
  readonly #checkpointer: Checkpointer | undefined
  readonly #configuration: Configuration
  readonly #coveredSinceMs: number
  readonly #queue: WorkQueue
  #appliedSequence: number
  /** Models whose dropped series were told. */
  readonly #told = new WeakSet<OutputBook>()
  /** Features whose ages were told to be of no use. */
  readonly #toldAges = new WeakMap<ModelMonitor, ReadonlySet<string>>()

  private constructor(parts: {
    readonly options: RunOptions
    readonly telemetry: ProcessorTelemetry
    readonly processor: Processor
    readonly store?: Store | undefined
    readonly checkpointer?: Checkpointer
    readonly configuration: Configuration
    readonly coveredSinceMs: number
    readonly appliedSequence?: number
  }) {
    this.options = parts.options
    this.telemetry = parts.telemetry
    this.processor = parts.processor
    this.#store = parts.store
    this.#checkpointer = parts.checkpointer
    this.#configuration = parts.configuration
    this.#coveredSinceMs = parts.coveredSinceMs
    this.#appliedSequence = parts.appliedSequence ?? 0
    this.slicing = { monotonicMs: parts.options.monotonicMs ?? (() => performance.now()) }
    this.#queue = new WorkQueue(this.slicing.monotonicMs)
  }

  /** Starts with what the store holds, or with nothing. */
  static async start(options: RunOptions, store: Store | undefined): Promise<ProcessorCore> {
    const telemetry = createTelemetry(options.now)
    const configuration = configurationOf(options)
    const nowMs = options.now()
    const coveredSinceMs = options.coveredSinceMs ?? nowMs
    const { onLines, onClosed, onCommand } = options
    for (const { spec } of options.models) for (const problem of uncountedObjectives(spec)) options.onProblem?.(problem)
    const listener: ClosingListener = {
      ...(onLines && { onLines }),
      ...(onCommand && { onCommand }),
      onClosed: (closing) => {
        telemetry.closed(closing)
        onClosed?.(closing.verdicts)
      },
    }
    const parts = { options, telemetry, configuration, store }
    if (!store)
      return new ProcessorCore({
        ...parts,
        coveredSinceMs,
        processor: createProcessor({ ...configuration, coveredSinceMs }, listener),
      })
    const onProblem = (message: string): void => options.onProblem?.(message)
    const recovered = await recover({ store, configuration, coveredSinceMs, nowMs, listener, onProblem })
    recovered.processor.arrivals.takeFresh() // what is read from the journal was told when it came
    return new ProcessorCore({ ...parts, ...recovered })
  }

  /** Takes in a request; resolves once it is recoverable, with what became of its points where that is known by then. */
  async accept(
    request: Extract<JournalEntry, { kind: 'request' }>,
    points: readonly MetricPoint[],
  ): Promise<AcceptResult> {
    const bytes = request.body.length * DECODED_BYTES_PER_BYTE
    this.#requireRoom(bytes)
    const input = { kind: 'points', points, arrivalMs: request.arrivalMs } as const
    const durable = this.#journal(request)
    const taken = this.#queue.add(() => this.#take(input), durable, bytes)
    const closed = this.#queue.add(async () => this.#close(input, await durable), durable)
    // What cannot be kept is told by `durable`, what cannot be applied by the job itself.
    for (const job of [taken, closed]) job.catch(() => {})
    await durable
    // What closes a window may take seconds: senders are not kept waiting, what is refused meanwhile is in the metrics.
    return this.#queue.unlessPaused(taken, NOTHING)
  }

  async #take(input: Extract<ProcessorInput, { kind: 'points' }>): Promise<AcceptResult> {
    try {
      const result = await this.#queue.slice(this.processor.taking(input))
      this.telemetry.accepted(result)
      for (const arrival of this.processor.arrivals.takeFresh()) this.options.onArrival?.(arrival)
      if (result.rejected > 0 && result.message !== undefined && result.isRepeated !== true)
        this.options.onRejected?.(result.message)
      return result
    } catch (error) {
      this.telemetry.failed(input.points.length)
      this.#tellMistake(error)
      return NOTHING
    }
  }

  /** A mistake of ours costs what it hit; the sender cannot mend it by sending again. */
  #tellMistake(error: unknown): void {
    this.options.onProblem?.(`Mistake in the processor: ${error instanceof Error ? error.message : String(error)}`)
  }

  #requireRoom(bytes: number): void {
    const { limits, admission } = this.processor.registry
    const room = Math.max(limits.maxBytes - admission.bytes, limits.maxBytes * QUEUE_SHARE)
    if (this.#queue.queuedBytes === 0 || this.#queue.queuedBytes + bytes <= room) return
    throw new RetryableError('More requests are waiting than memory allows. Try again shortly.', RETRY_AFTER_SECONDS)
  }

  /** A step of the clock, where it would change anything. */
  async advance(): Promise<void> {
    const nowMs = this.options.now()
    if (this.processor.isBehind(nowMs)) await this.#change({ kind: 'clock', nowMs })
  }

  /** Closes everything. */
  async finish(): Promise<void> {
    await this.#change({ kind: 'finish', nowMs: this.options.now() })
  }

  /** Does what a person says once it is recoverable, after everything that was accepted so far. */
  async obey(command: Command): Promise<Obeyed> {
    const durable = this.#journal({ kind: 'command', command })
    return this.#queue.add(async () => {
      const sequence = await durable
      try {
        return this.processor.obey(command)
      } finally {
        this.#appliedSequence = sequence
      }
    }, durable)
  }

  async #change(entry: Extract<JournalEntry, { kind: 'clock' | 'finish' }>): Promise<void> {
    const durable = this.#journal(entry)
    await this.#queue.add(async () => this.#close(entry, await durable), durable)
  }

  async #journal(entry: JournalEntry): Promise<number> {
    return this.#store ? this.#store.append(encodeEntry(entry)) : 0
  }

  async #close(input: ProcessorInput, sequence: number): Promise<void> {
    try {
      await this.#queue.slice(this.processor.closing(input))
    } catch (error) {
      this.#tellMistake(error)
    }
    this.#appliedSequence = sequence
    this.#tellDroppedSeries()
    this.#tellUnjudgedAges()
  }

  #tellDroppedSeries(): void {
    for (const { model, environment, book } of this.processor.registry.all()) {
      if (book.droppedSeries === 0 || this.#told.has(book)) continue
      this.#told.add(book)
      this.options.onProblem?.(
        `Model "${model}" in environment "${environment}" has ${book.droppedSeries} output series beyond the budget of ` +
          `${SERIES_BUDGET}; the least important are left out.`,
      )
    }
  }

  #tellUnjudgedAges(): void {
    for (const { model, environment, monitor } of this.processor.registry.all()) {
      const told = this.#toldAges.get(monitor) ?? new Set<string>()
      if (told.size === monitor.blindAges.size) continue
      this.#toldAges.set(monitor, new Set(monitor.blindAges))
      for (const feature of monitor.blindAges)
        if (!told.has(feature)) this.options.onProblem?.(blindAgesText({ model, environment, feature, monitor }))
    }
  }

  /** Writes the state, after everything that was accepted so far; a no-op without a store. */
  async checkpoint(): Promise<void> {
    const checkpointer = this.#checkpointer
    if (checkpointer)
      await this.#queue.add(() =>
        checkpointer.write(
          this.processor.registry,
          {
            coveredSinceMs: this.#coveredSinceMs,
            loadedMs: this.processor.registry.loadedMs,
            configuration: this.#configuration,
          },
          { throughSequence: this.#appliedSequence, timeMs: this.options.now() },
        ),
      )
    this.telemetry.checkpointed()
  }

  /** Resolves when everything accepted so far is applied. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  /** Whether requests can be taken. */
  get isReady(): boolean {
    return this.#store?.isWritable ?? true
  }

  /** What the processor says of its models. */
  outputs(): readonly OutputPoint[] {
    const nowMs = this.options.now()
    const { registry } = this.processor
    return [
      ...registry.all().flatMap(({ book }) => book.points(nowMs)),
      ...sloCounters(registry, nowMs),
      ...statusOutputs(this.#statusSources()),
      ...this.#ownOutputs(),
    ]
  }

  /** How everything stands. @param only one model, with the names of its features. */
  status(only?: string): ProcessorStatus {
    return processorStatus(this.#statusSources(), only)
  }

  #statusSources(): StatusSources {
    const { processor, telemetry, isReady } = this
    const { registry, arrivals } = processor
    const complaints = processor.complaints.list()
    const nowMs = this.options.now()
    return { registry, arrivals, complaints, taken: telemetry.taken(), isReady, startedMs: telemetry.startedMs, nowMs }
  }

  #ownOutputs(): readonly OutputPoint[] {
    const { registry } = this.processor
    const all = registry.all()
    const { streams, bytes } = registry.admission
    return this.telemetry.outputs({
      streams,
      models: registry.modelNames.length,
      streamsLimit: registry.limits.maxStreams,
      bytes,
      bytesLimit: registry.limits.maxBytes,
      queuedBytes: this.#queue.queuedBytes,
      journalBytes: this.#store?.pendingBytes,
      forgotten: registry.forgotten(),
      complaints: this.processor.complaints.list(),
      droppedSeries: all.map(({ model, environment, book }) => ({ model, environment, count: book.droppedSeries })),
      unjudgedAges: all.map(({ model, environment, monitor }) => ({
        model,
        environment,
        count: monitor.blindAges.size,
      })),
    })
  }
}
