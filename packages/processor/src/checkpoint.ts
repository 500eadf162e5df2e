import type { Configuration } from './configuration.ts'
import type { Monitored, ModelRegistry } from './models/model-registry.ts'
import type { Store } from './state/store.ts'
import { finiteMs } from './state/finite-ms.ts'
import { writeSection } from './state/write-section.ts'

/** What a checkpoint says of the state as a whole. */
export interface CheckpointFacts {
  readonly coveredSinceMs: number
  /** When the configuration was first loaded, ms. */
  readonly loadedMs: number
  readonly configuration: Configuration
}

/** Writes what has changed into the store, in parts, and folds the entries it contains. */
export class Checkpointer {
  readonly #store: Store
  readonly #modelBySection: Map<string, string>
  #generation: number

  constructor(store: Store) {
    this.#store = store
    this.#generation = store.contents.greatestGeneration
    this.#modelBySection = new Map(Object.entries(store.contents.facts?.modelBySection ?? {}))
  }

  /** Nothing may change before it is done. @param throughSequence of the last entry that was applied. */
  async write(
    registry: ModelRegistry,
    facts: CheckpointFacts,
    folded: { readonly throughSequence: number; readonly timeMs: number },
  ): Promise<void> {
    this.#generation += 1
    const all = registry.all()
    const changed = all.filter(({ isChanged }) => isChanged)
    const sections: { section: string; generation: number; partCount: number }[] = []
    for (const monitored of changed) sections.push(await this.#writeParts(monitored))
    const dropped = this.#drop(registry, all)
    for (const monitored of changed) this.#modelBySection.set(sectionOf(monitored), monitored.model)
    const { throughSequence } = folded
    await this.#store.fold({ sections, dropped, throughSequence, facts: this.#facts(registry, facts, folded.timeMs) })
    for (const monitored of changed) monitored.isChanged = false
  }

  async #writeParts(monitored: Monitored): Promise<{ section: string; generation: number; partCount: number }> {
    const section = sectionOf(monitored)
    let part = 0
    for (const payload of writeSection(monitored)) {
      await this.#store.writePart({ section, generation: this.#generation, part, payload })
      part += 1
    }
    return { section, generation: this.#generation, partCount: part }
  }

  /** Sections of known models that are no more; those of models without a spec are kept. */
  #drop(registry: ModelRegistry, all: readonly Monitored[]): readonly string[] {
    const held = new Set(all.map(sectionOf))
    const dropped = [...this.#modelBySection].flatMap(([section, model]) =>
      registry.findModel(model) && !held.has(section) ? [section] : [],
    )
    for (const section of dropped) this.#modelBySection.delete(section)
    return dropped
  }

  #facts(registry: ModelRegistry, { coveredSinceMs, loadedMs, configuration }: CheckpointFacts, foldedMs: number) {
    return {
      coveredSinceMs: finiteMs(coveredSinceMs),
      loadedMs: finiteMs(loadedMs),
      foldedMs,
      configuration: JSON.stringify(configuration),
      modelBySection: Object.fromEntries(this.#modelBySection),
      coverageByModel: Object.fromEntries([...registry.coverage].filter(([, ms]) => Number.isFinite(ms))),
    }
  }
}

function sectionOf({ environment, model }: Monitored): string {
  return JSON.stringify([model, environment])
}
