import { diag } from '@opentelemetry/api'
import type { Flushable } from '../setup/flush-before-exit.ts'
import type { CollectionResult, MetricProducer } from '../telemetry/metric-data.ts'
import { SCOPE_NAME, SCOPE_VERSION } from '../telemetry/scope.ts'

/** What one copy of this package counted. */
export interface Source {
  /** For a producer that was handed out. */
  collect(): CollectionResult | Promise<CollectionResult>
  /** For the private reader, as long as none was. */
  collectPrivately?(): CollectionResult
  /** Counts from nought as another writer, and gives what was counted before. */
  startAfresh?(): FormerCounts
}

/** What was counted until counting began afresh; nothing is added to it any more. */
export interface FormerCounts {
  collect(): CollectionResult
}

/** Collects for the whole process while no producer was handed out and `setup` was not called. */
export interface PrivateReader {
  /** Whether calls are to be counted for it. */
  readonly isCounting?: boolean
  /** Sends everything counted so far. Never rejects. */
  flush?(): Promise<void>
  /** Ends it because a producer was handed out: what it has sent is that producer's no more. Never throws. */
  handOver?(): void
}

/**
 * Where the copies of this package in one process meet, because a bundler copies it into every part of a service: each
 * counts for itself and is a source, all are collected by one producer. Within a generation fields are only ever added,
 * all but `sources` may be absent, and none is read without a default.
 */
export interface ProcessRegistry {
  /** Version of the copy that came first, for people to read; versions are never compared. */
  readonly version?: string | undefined
  readonly sources: Set<Source>
  /** Whether a producer was handed out, so that the wrapped models of all copies count for it. */
  attached?: boolean | undefined
  /** Whether it was said that another generation is there. */
  warned?: boolean | undefined
  producer?: MetricProducer | undefined
  /** Whether the producer was ever asked for what was counted. */
  collected?: boolean | undefined
  /** Whether somebody watches if it is. */
  watched?: boolean | undefined
  /** There from the first call that was to be counted before a producer was handed out. */
  reader?: PrivateReader | undefined
  /** Codes of the warnings already given. */
  warnings?: Set<string> | undefined
  /** The SDK that `setup` started. */
  setup?: Promise<Flushable> | undefined
  /** Whether `setup` was called, also where it could not start. */
  setupCalled?: boolean | undefined
}

const GENERATION = 1
const PREFIX = `${SCOPE_NAME}/`
const KEY = Symbol.for(`${PREFIX}${GENERATION}`)

let registry: ProcessRegistry | undefined

/** The registry of the process; one of this copy alone where what is there is not of this generation. */
export function processRegistry(): ProcessRegistry {
  return (registry ??= findRegistry())
}

function findRegistry(): ProcessRegistry {
  const alone: ProcessRegistry = { version: SCOPE_VERSION, sources: new Set(), attached: false, warned: false }
  try {
    const found: unknown = Reflect.has(globalThis, KEY) ? Reflect.get(globalThis, KEY) : publish(alone)
    const shared = isRegistry(found) ? found : alone
    if (shared !== found || hasOtherGeneration()) warnOnce(shared)
    return shared
  } catch {
    warnOnce(alone)
    return alone
  }
}

function publish(created: ProcessRegistry): ProcessRegistry {
  Object.defineProperty(globalThis, KEY, { value: created, configurable: true })
  return created
}

/** Whether it has sources and takes fields; a `Set` of another realm is one too. */
function isRegistry(found: unknown): found is ProcessRegistry {
  if (typeof found !== 'object' || found === null) return false
  const { sources, attached } = found as Partial<ProcessRegistry>
  return Object.prototype.toString.call(sources) === '[object Set]' && Reflect.set(found, 'attached', attached === true)
}

function hasOtherGeneration(): boolean {
  return Object.getOwnPropertySymbols(globalThis).some(
    (symbol) => symbol !== KEY && Symbol.keyFor(symbol)?.startsWith(PREFIX) === true,
  )
}

function warnOnce(shared: ProcessRegistry): void {
  if (shared.warned === true) return
  shared.warned = true
  try {
    diag.warn(
      `driftline: another generation of ${SCOPE_NAME} than that of ${SCOPE_VERSION} is loaded in this process; each ` +
        'counts alone: install one version, or hand the metricProducer() of both to the reader',
    )
  } catch {
    // A logger that throws is the host's, and may not reach it from here.
  }
}
