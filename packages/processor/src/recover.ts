import { Checkpointer } from './checkpoint.ts'
import type { Configuration } from './configuration.ts'
import { decodeEntry } from './journal-entry.ts'
import { restoreMonitor } from './models/restore-monitor.ts'
import { ModelRegistry } from './models/model-registry.ts'
import type { ClosingListener } from './processor.ts'
import { Processor } from './processor.ts'
import { decodeMetrics } from './otlp/decode-metrics.ts'
import { readSection } from './state/read-section.ts'
import type { StoreContents } from './state/store-messages.ts'
import type { Store } from './state/store.ts'
import { finishWork } from './work.ts'

/** What recovery needs. */
export interface RecoverOptions {
  readonly store: Store
  readonly configuration: Configuration
  /** For a new state, ms. */
  readonly coveredSinceMs: number
  readonly nowMs: number
  readonly listener: ClosingListener
  readonly onProblem: (message: string) => void
}

/** A processor that goes on where the state ends. */
export interface Recovered {
  readonly processor: Processor
  readonly checkpointer: Checkpointer
  readonly coveredSinceMs: number
  /** Sequence of the last entry that is applied. */
  readonly appliedSequence: number
}

/**
 * Puts the state together and applies the entries accepted since. Entries are applied under the configuration they were
 * accepted under; then the present one takes over, in a transaction of its own.
 */
export async function recover(options: RecoverOptions): Promise<Recovered> {
  const { store, configuration, onProblem } = options
  const { contents } = store
  for (const problem of contents.problems) onProblem(problem)
  const { facts } = contents
  const coveredSinceMs = facts ? (facts.coveredSinceMs ?? -Infinity) : options.coveredSinceMs
  const checkpointer = new Checkpointer(store)
  const isSame = facts?.configuration === JSON.stringify(configuration)
  const saved = facts && !isSame ? (JSON.parse(facts.configuration) as Configuration) : configuration
  const coverage = new Map(Object.entries(facts?.coverageByModel ?? {}))
  const before = await load({ ...options, coveredSinceMs, configuration: saved, coverage }, !isSame)
  const appliedSequence = await applyEntries(before, store, onProblem)
  const folded = { throughSequence: appliedSequence, timeMs: options.nowMs }
  if (isSame) return { processor: before, checkpointer, coveredSinceMs, appliedSequence }
  await checkpointer.write(before.registry, { coveredSinceMs, configuration }, folded)
  const processor = await load({ ...options, coveredSinceMs, coverage: before.registry.coverage }, false)
  return { processor, checkpointer, coveredSinceMs, appliedSequence }
}

/** @param isPassing the configuration is only needed for entries of the past: nothing is said of it. */
async function load(
  options: RecoverOptions & { readonly coverage: ReadonlyMap<string, number> },
  isPassing: boolean,
): Promise<Processor> {
  const { store, configuration, coveredSinceMs, coverage, listener } = options
  const onProblem = isPassing ? (): void => {} : options.onProblem
  const registry = new ModelRegistry({ ...configuration, coveredSinceMs, coverage })
  const told = { onProblem, onDamage: options.onProblem }
  for (const section of await store.sections()) await loadSection(section, registry, { store, ...told })
  coverLost(registry, store.contents)
  for (const { monitor, book } of registry.all()) finishWork(book.renew(monitor.clock.watermarkMs))
  return new Processor(registry, listener)
}

/** What a lost section had counted is not known: streams that go on begin with a baseline. */
function coverLost(registry: ModelRegistry, { facts, sections }: StoreContents): void {
  for (const [section, model] of Object.entries(facts?.modelBySection ?? {}))
    if (!sections.includes(section)) registry.coverage.set(model, facts?.foldedMs ?? Infinity)
}

async function loadSection(
  section: string,
  registry: ModelRegistry,
  {
    store,
    onProblem,
    onDamage,
  }: Pick<RecoverOptions, 'store' | 'onProblem'> & {
    readonly onDamage: RecoverOptions['onProblem']
  },
): Promise<void> {
  try {
    const restored = restoreMonitor(readSection(await store.readSection(section)), registry)
    if (!restored) return onProblem(`The state of ${nameOf(section)} is kept, but no spec for that model was given.`)
    registry.add(restored.monitored)
    for (const problem of restored.problems) onProblem(problem)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const { facts } = store.contents
    coverLost(registry, {
      ...store.contents,
      sections: Object.keys(facts?.modelBySection ?? {}).filter((known) => known !== section),
    })
    onDamage(`The state of ${nameOf(section)} cannot be read (${reason}); the model starts anew.`)
  }
}

/** For people. */
function nameOf(section: string): string {
  const [, model, environment] = /^\["(.*)","(.*)"\]$/s.exec(section) ?? []
  return model === undefined ? section : `model "${model}" in environment "${environment}"`
}

async function applyEntries(processor: Processor, store: Store, onProblem: (message: string) => void): Promise<number> {
  let applied = store.contents.foldedSequence
  for await (const { sequence, payload } of store.entries()) {
    try {
      applyEntry(processor, payload)
    } catch (error) {
      onProblem(`Entry ${sequence} of the state cannot be applied: ${error instanceof Error ? error.message : ''}`)
    }
    applied = sequence
  }
  return applied
}

function applyEntry(processor: Processor, payload: Uint8Array): void {
  const entry = decodeEntry(payload)
  if (entry.kind !== 'request') processor.apply(entry)
  else {
    const points = finishWork(decodeMetrics(entry.body, entry.encoding))
    processor.apply({ kind: 'points', points, arrivalMs: entry.arrivalMs })
  }
}
