import { describe } from '../internal/problem-log.ts'
import type { FormerCounts, PrivateReader, ProcessRegistry } from '../recorder/process-registry.ts'
import { EMPTY_RESOURCE } from '../telemetry/metric-data.ts'
import type { CollectionResult } from '../telemetry/metric-data.ts'
import { decideExport } from './export-decision.ts'
import type { ExportChoice } from './export-decision.ts'
import type { ExportResult } from './ending-exporter.ts'
import { warnNotSent } from './not-sent.ts'
import { outsideRequests } from './outside-requests.ts'
import { startPrivateExport } from './private-export.ts'
import type { PrivateExport } from './private-export.ts'
import type { CallOff, ReaderDoor } from './reader-door.ts'
import { isNameless, readerResource, UNKNOWN_SERVICE } from './reader-resource.ts'

/** How long a producer may take to be handed out, or `setup` to be called, before the private reader begins. */
const START_AFTER_MS = 10_000

/**
 * Opens the private reader of the process: it waits for ten seconds, or until the process ends or somebody flushes, and
 * then exports what all copies of this package count, where telemetry is wanted. Where it is not, counting stops and
 * what was counted is dropped. Nothing of it is registered anywhere.
 */
export function openPrivateReader(registry: ProcessRegistry, door: ReaderDoor): PrivateReader {
  return new WaitingReader(registry, door)
}

class WaitingReader implements PrivateReader {
  readonly #registry: ProcessRegistry
  readonly #door: ReaderDoor
  readonly #callOff: readonly CallOff[]
  #isCounting = true
  #isEnding = false
  #hasCollected = false
  #hasFailed = false
  /** What was counted before a producer was handed out, as far as some of it may have been sent. */
  #former: readonly FormerCounts[] | undefined
  #started: Promise<void> | undefined
  #export: PrivateExport | undefined
  #handedOver: Promise<void> | undefined

  constructor(registry: ProcessRegistry, door: ReaderDoor) {
    this.#registry = registry
    this.#door = door
    this.#callOff = [door.later(() => void this.#start(), START_AFTER_MS), door.beforeExit(() => this.#end())]
  }

  get isCounting(): boolean {
    return this.#isCounting
  }

  async flush(): Promise<void> {
    const isFirst = this.#started === undefined && this.#isCounting
    if (this.#isCounting) await this.#start()
    if (!isFirst && this.#isCounting) await outsideRequests(() => this.#export?.flush())
    await this.#handedOver
  }

  handOver(): void {
    if (!this.#stopCounting()) return
    this.#former = this.#hasCollected ? this.#startAfresh() : []
    if (this.#export) this.#handedOver = outsideRequests(() => this.#sendFormer())
  }

  /** The process has nothing left to do: what was counted is sent now, by an exporter that gives up early. */
  #end(): void {
    this.#isEnding = true
    this.#export?.hurry()
    void this.flush()
  }

  #start(): Promise<void> {
    return (this.#started ??= outsideRequests(() => this.#open()))
  }

  async #open(): Promise<void> {
    try {
      await this.#registry.setup
      const choice = this.#decide()
      const modules = choice && (await this.#door.load(choice))
      if (modules && 'missing' in modules) this.#giveUp(modules.missing)
      if (!modules || 'missing' in modules) return
      const resource = readerResource(this.#door.variables(), await this.#door.providers.resourceAttributes())
      if (!this.#isCounting) return
      if (isNameless(resource))
        this.#door.warn(
          'DRIFTLINE_NO_SERVICE_NAME',
          `OTEL_SERVICE_NAME is not set; the service is sent as ${UNKNOWN_SERVICE}`,
        )
      const producer = { collect: async () => this.#collect() }
      const onResult = (result: ExportResult, isEnding: boolean): void => this.#noteResult(result, isEnding)
      this.#export = startPrivateExport({ modules, producer, resource, variables: this.#door.variables(), onResult })
      if (this.#isEnding) this.#export.hurry()
      await this.#export.flush()
    } catch (cause) {
      this.#giveUp(`models are wrapped, but what they count cannot be sent: ${describe(cause)}`)
    }
  }

  /** How to export; undefined where that is not for this reader to do. */
  #decide(): ExportChoice | undefined {
    const { attached, setupCalled } = this.#registry
    if (attached === true) this.handOver()
    else if (setupCalled === true) this.#giveUp()
    if (!this.#isCounting) return undefined
    const decision = decideExport(this.#door.variables(), this.#door.providers.isRegistered())
    if (decision.kind === 'export') return decision
    return this.#giveUp(decision.warning)
  }

  #giveUp(warning?: string): undefined {
    if (!this.#stopCounting()) return undefined
    this.#startAfresh()
    if (warning !== undefined) this.#door.warn('DRIFTLINE_NOT_COLLECTED', warning)
  }

  /** @returns whether it counted until now */
  #stopCounting(): boolean {
    if (!this.#isCounting) return false
    this.#isCounting = false
    for (const callOff of this.#callOff) callOff()
    return true
  }

  #startAfresh(): readonly FormerCounts[] {
    return [...this.#registry.sources].flatMap((source) => {
      try {
        return source.startAfresh?.() ?? []
      } catch {
        return []
      }
    })
  }

  /** What the reader of the private provider exports. In one go: nobody is to begin afresh in the middle. */
  #collect(): CollectionResult {
    // An earlier version of this package hands its producer out without a word.
    if (this.#registry.attached === true) this.handOver()
    if (!this.#former) this.#hasCollected = true
    const results = this.#former
      ? this.#former.map((counts) => counts.collect())
      : [...this.#registry.sources].flatMap((source) => source.collectPrivately?.() ?? [])
    return {
      resourceMetrics: {
        resource: EMPTY_RESOURCE,
        scopeMetrics: results.flatMap(({ resourceMetrics }) => resourceMetrics.scopeMetrics),
      },
      errors: results.flatMap(({ errors }) => errors),
    }
  }

  #noteResult(result: ExportResult, isEnding: boolean): void {
    this.#hasFailed = result.code !== 0
    if (this.#hasFailed) warnNotSent(this.#door.warn, result, isEnding)
  }

  async #sendFormer(): Promise<void> {
    this.#hasFailed = false
    await this.#export?.close()
    this.#former = []
    if (this.#hasFailed)
      this.#door.warn(
        'DRIFTLINE_HAND_OVER',
        'what the models counted between the last private export and metricProducer() or setup() could not be sent and is lost',
      )
  }
}
