import type { Attributes } from '@opentelemetry/api'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { wrapModel } from '../call/wrap-model.ts'
import type { CheckedOptions } from '../config/checked-options.ts'
import type { ModelFunction } from '../call/instrument-options.ts'
import { handOutProducer } from '../recorder/hand-out-producer.ts'
import { ProcessCounting } from '../recorder/process-counting.ts'
import type { ProcessRegistry } from '../recorder/process-registry.ts'
import type { MetricProducer, ScopeMetrics } from '../telemetry/metric-data.ts'
import type { ExportResult } from './ending-exporter.ts'
import type { ExportChoice, Variables } from './export-decision.ts'
import { openPrivateReader } from './private-reader.ts'
import type { ReaderDoor } from './reader-door.ts'
import type { ReaderModules } from './reader-modules.ts'
import type { RegisteredProviders } from './registered-providers.ts'

/** One request of the private reader, which waits until the test answers it. */
export interface PendingExport {
  readonly scopeMetrics: readonly ScopeMetrics[]
  readonly resource: Attributes
  /** Milliseconds after which its exporter gives up; undefined for the standard. */
  readonly timeoutMillis: number | undefined
  readonly answer: (result?: ExportResult) => void
}

/** A copy of the package in the process. */
export interface Copy {
  wrap<Model extends ModelFunction>(model: Model, options?: Partial<CheckedOptions>): Model
  metricProducer(): MetricProducer
}

/** A process as the private reader sees it: its time, its end and its exports are the test's. */
export interface PrivateProcess {
  readonly registry: ProcessRegistry
  readonly variables: Record<string, string | undefined>
  readonly warnings: { readonly code: string; readonly text: string }[]
  readonly choices: ExportChoice[]
  /** Requests not yet answered, oldest first. */
  readonly pending: PendingExport[]
  /** Requests made so far. */
  readonly requests: PendingExport[]
  copy(): Copy
  /** Lets as much time pass: what was to happen by then happens. */
  pass(ms: number): Promise<void>
  /** Has nothing left to do. */
  end(): Promise<void>
  flush(): Promise<void> | undefined
  /** Waits until everything that can happen without an answer has happened. */
  settle(): Promise<void>
}

export interface PrivateProcessOptions {
  readonly variables?: Variables
  readonly providers?: Partial<RegisteredProviders>
  readonly load?: ReaderDoor['load']
  readonly registry?: ProcessRegistry
}

const TURNS = 6

/** Opens a process in which telemetry is wanted, unless the options say otherwise. */
export function privateProcess(options: PrivateProcessOptions = {}): PrivateProcess {
  const registry = options.registry ?? { sources: new Set() }
  const variables = { ...(options.variables ?? { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }) }
  const [timers, endings] = [new Map<() => void, number>(), new Set<() => void>()]
  const pending: PendingExport[] = []
  const requests: PendingExport[] = []
  const warnings: { code: string; text: string }[] = []
  const choices: ExportChoice[] = []
  let nowMs = 0

  class MetricExporter {
    readonly #timeoutMillis: number | undefined

    constructor(config?: { timeoutMillis?: number }) {
      this.#timeoutMillis = config?.timeoutMillis
    }

    export(
      metrics: {
        readonly scopeMetrics: readonly ScopeMetrics[]
        readonly resource: { readonly attributes: Attributes }
      },
      done: (result: ExportResult) => void,
    ): void {
      const request: PendingExport = {
        scopeMetrics: structuredClone(metrics.scopeMetrics),
        resource: metrics.resource.attributes,
        timeoutMillis: this.#timeoutMillis,
        answer: (result = { code: 0 }) => {
          pending.splice(pending.indexOf(request), 1)
          done(result)
        },
      }
      pending.push(request)
      requests.push(request)
    }

    async forceFlush(): Promise<void> {}
    async shutdown(): Promise<void> {}
  }
  const modules = { MeterProvider, PeriodicExportingMetricReader, MetricExporter } as unknown as ReaderModules

  const door: ReaderDoor = {
    variables: () => variables,
    later: (run, ms) => {
      timers.set(run, nowMs + ms)
      return () => void timers.delete(run)
    },
    beforeExit: (run) => {
      endings.add(run)
      return () => void endings.delete(run)
    },
    load: async (choice) => {
      choices.push(choice)
      return options.load ? options.load(choice) : modules
    },
    providers: {
      isRegistered: () => false,
      resourceAttributes: async () => ({}),
      flushSpans: async () => {},
      ...options.providers,
    },
    warn: (code, text) => {
      if (!warnings.some((given) => given.code === code)) warnings.push({ code, text })
    },
  }
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => void setImmediate(resolve))
  }
  return {
    registry,
    variables,
    warnings,
    choices,
    pending,
    requests,
    settle,
    copy: () => {
      const counting = new ProcessCounting({ registry, openReader: () => openPrivateReader(registry, door) })
      return {
        wrap: (model, wrapped) => wrapModel(model, { model: 'ridership', ...wrapped }, counting),
        metricProducer: () => handOutProducer(registry, door),
      }
    },
    pass: (ms) => {
      nowMs += ms
      for (const [run, atMs] of timers) if (atMs <= nowMs && timers.delete(run)) run()
      return settle()
    },
    end: () => {
      for (const run of endings) if (endings.delete(run)) run()
      return settle()
    },
    flush: () => registry.reader?.flush?.(),
  }
}

/** Sum of the counter by writer; a writer that says nothing of it is absent. */
export function sumByWriter(scopeMetrics: readonly ScopeMetrics[], metric: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { scope, metrics } of scopeMetrics)
    for (const { descriptor, dataPoints } of metrics)
      if (descriptor.name === metric)
        for (const { value } of dataPoints) {
          const writer = String(scope.attributes['ml.writer.id'])
          sums.set(writer, (sums.get(writer) ?? 0) + (typeof value === 'number' ? value : (value.sum ?? 0)))
        }
  return sums
}
