import { Checkpointer } from './checkpoint.ts'
import type { Configuration } from './configuration.ts'
import { decodeEntry } from './journal-entry.ts'
import { restoreMonitor } from './models/restore-monitor.ts'
import { ModelRegistry } from './models/model-registry.ts'
import type { ClosingListener } from './processor.ts'
import { Processor } from './processor.ts'
import { decodeMetrics } from './otlp/decode-metrics.ts'
import { readSection } from './state/read-section.ts'
import type { StoreContents, StoredFacts } from './state/store-messages.ts'
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
  const checkpointer = new Checkpointer(store)
  const { isSame, since, saved } = savedUnder(facts, options)
  const coverage = new Map(Object.entries(facts?.coverageByModel ?? {}))
  const before = await load({ ...options, ...since, configuration: saved, coverage }, !isSame)
  const appliedSequence = await applyEntries(before, store, onProblem)
  const { coveredSinceMs } = since
  const recovered = { checkpointer, coveredSinceMs, appliedSequence }
  if (isSame) return { ...recovered, processor: before }
  const loadedMs = facts ? options.nowMs : since.loadedMs
  const folded = { throughSequence: appliedSequence, timeMs: options.nowMs }
  await checkpointer.write(before.registry, { coveredSinceMs, loadedMs, configuration }, folded)
  const { coverage: covered } = before.registry
  const processor = await load({ ...options, coveredSinceMs, loadedMs, coverage: covered }, false)
  return { ...recovered, processor }
}

/** Since when streams and objectives are counted, ms. */
interface Since {
  readonly coveredSinceMs: number
  readonly loadedMs: number
}

/** What the entries of the state were accepted under, and whether that still holds. */
function savedUnder(
  facts: StoredFacts | undefined,
  { configuration, coveredSinceMs, nowMs }: RecoverOptions,
): { readonly isSame: boolean; readonly since: Since; readonly saved: Configuration } {
  if (!facts) return { isSame: false, since: { coveredSinceMs, loadedMs: coveredSinceMs }, saved: configuration }
  const isSame = facts.configuration === JSON.stringify(configuration) && facts.loadedMs !== undefined
  const since = { coveredSinceMs: facts.coveredSinceMs ?? -Infinity, loadedMs: loadedMsOf(facts, nowMs) }
  return { isSame, since, saved: isSame ? configuration : (JSON.parse(facts.configuration) as Configuration) }
}

/** Of a state of before objectives were counted it is not known since when they are loaded: as of now. */
function loadedMsOf({ loadedMs }: StoredFacts, nowMs: number): number {
  return loadedMs === undefined ? nowMs : (loadedMs ?? -Infinity)
}

/** @param isPassing the configuration is only needed for entries of the past: nothing is said of it. */
async function load(
  options: RecoverOptions & Since & { readonly coverage: ReadonlyMap<string, number> },
  isPassing: boolean,
): Promise<Processor> {
  const { store, configuration, coveredSinceMs, loadedMs, coverage, listener } = options
  const onProblem = isPassing ? (): void => {} : options.onProblem
  const registry = new ModelRegistry({ ...configuration, coveredSinceMs, loadedMs, coverage })
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
  if (entry.kind === 'command') processor.obey(entry.command)
  else if (entry.kind !== 'request') processor.apply(entry)
  else {
    const points = finishWork(decodeMetrics(entry.body, entry.encoding))
    processor.apply({ kind: 'points', points, arrivalMs: entry.arrivalMs })
  }
}
