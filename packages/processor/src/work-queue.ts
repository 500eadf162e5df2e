import { setImmediate } from 'node:timers/promises'
import type { Work } from './work.ts'
import { sliceWork } from './work.ts'

/** Does jobs one after the other, in slices, in the order in which they were added. */
export class WorkQueue {
  readonly #monotonicMs: () => number
  #last: Promise<unknown> = Promise.resolve()
  #onPause: (() => void)[] = []
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

  /** Resolves as soon as a job is so long that it had to be paused. */
  paused(): Promise<void> {
    return this.#isPaused ? Promise.resolve() : new Promise((resolve) => this.#onPause.push(resolve))
  }

  /** Resolves when everything added so far is done. */
  async settled(): Promise<void> {
    await this.#last
  }

  async #pause(): Promise<void> {
    this.#isPaused = true
    for (const resolve of this.#onPause.splice(0)) resolve()
    await setImmediate()
    this.#isPaused = false
  }
}
