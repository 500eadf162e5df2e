import { setImmediate } from 'node:timers/promises'
import type { Work } from './work.ts'
import { sliceWork } from './work.ts'

/** Does jobs one after the other, in slices, in the order in which they were added. */
export class WorkQueue {
  readonly #monotonicMs: () => number
  #last: Promise<unknown> = Promise.resolve()
  readonly #onPause = new Set<() => void>()
  #isPaused = false
  /** Bytes of the jobs that wait or run. */
  queuedBytes = 0

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs
  }

  /**
   * Adds a job.
   *
   * @param ready the job is dropped where this rejects, and the result rejects too.
   * @param bytes what it holds while it waits.
   */
  add<T>(job: () => Promise<T>, ready: Promise<unknown> = Promise.resolve(), bytes = 0): Promise<T> {
    const before = this.#last
    this.queuedBytes += bytes
    const run = async (): Promise<T> => {
      try {
        await before
        await ready
        return await job()
      } finally {
        this.queuedBytes -= bytes
      }
    }
    const result = run()
    this.#last = result.catch(() => {})
    return result
  }

  /** Does work in slices; for use inside a job. */
  async slice<T>(work: Work<T>): Promise<T> {
    return sliceWork(work, { monotonicMs: this.#monotonicMs, pause: () => this.#pause() })
  }

  /** Waits for a promise, but no longer than until a job is so long that it has to be paused. */
  async unlessPaused<T>(promise: Promise<T>, otherwise: T): Promise<T> {
    if (this.#isPaused) return otherwise
    return new Promise((resolve, reject) => {
      const giveUp = (): void => resolve(otherwise)
      const settle = (): unknown => this.#onPause.delete(giveUp)
      this.#onPause.add(giveUp)
      promise.finally(settle).then(resolve, reject)
    })
  }

  /** Resolves when everything added so far is done. */
  async settled(): Promise<void> {
    await this.#last
  }

  async #pause(): Promise<void> {
    this.#isPaused = true
    for (const giveUp of this.#onPause) giveUp()
    this.#onPause.clear()
    await setImmediate()
    this.#isPaused = false
  }
}
