import { setImmediate as nextTurn } from 'node:timers/promises'

/** The result of a generator, without its pauses. */
export function drain<T>(slices: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
  }
}

/** The result of a generator; others have their turn whenever it pauses. */
export async function drainInSlices<T>(slices: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
    await nextTurn()
  }
}
