import type { ProblemLog } from '../internal/problem-log.ts'
import { createCore } from './create-core.ts'
import type { RecorderOptions } from './create-core.ts'
import type { PrivateReader, ProcessRegistry } from './process-registry.ts'
import type { CoreOptions, Counting, RecorderCore } from './recorder-core.ts'

export interface CountingPlace {
  readonly registry: ProcessRegistry
  /** Opens the private reader of the process; asked at the first call that is to be counted. */
  readonly openReader: () => PrivateReader
  readonly options?: RecorderOptions
}

const NO_READER: PrivateReader = { isCounting: false }

/**
 * What one copy of this package counts of everything wrapped by `instrumentModel`: a source of the process. Calls count
 * from the first one on, for the producer that was handed out or for the private reader, until that one gives up.
 */
export class ProcessCounting implements Counting {
  readonly #place: CountingPlace
  #core: RecorderCore

  constructor(place: CountingPlace) {
    this.#place = place
    this.#core = createCore(place.options)
    place.registry.sources.add({
      collect: () => this.#collect(),
      collectPrivately: () => this.#core.collect(),
      startAfresh: () => this.#startAfresh(),
    })
  }

  get isWanted(): boolean {
    const { attached, reader } = this.#place.registry
    return attached === true || (reader ?? this.#openReader()).isCounting === true
  }

  get core(): RecorderCore {
    return this.#core
  }

  get problemLog(): ProblemLog {
    return this.#core.problemLog
  }

  get options(): CoreOptions {
    return this.#core.options
  }

  #openReader(): PrivateReader {
    const { registry, openReader } = this.#place
    try {
      return (registry.reader = openReader())
    } catch (cause) {
      this.#core.problemLog.add('collect', 'the private reader could not be started', cause)
      return (registry.reader = NO_READER)
    }
  }

  /** A producer that was handed out asks; a copy of an earlier version may have handed it out without saying so. */
  #collect(): ReturnType<RecorderCore['collect']> {
    const { registry } = this.#place
    registry.collected = true
    registry.reader?.handOver?.()
    return this.#core.collect()
  }

  #startAfresh(): RecorderCore {
    const before = this.#core
    this.#core = createCore(this.#place.options, before)
    return before
  }
}
