import { setImmediate } from 'node:timers/promises'

/** Work that can be paused: every `yield` is a point at which other work may go first. */
export type Work<T> = Generator<undefined, T, undefined>

/** Longest stretch for which work may hold the event loop, ms. */
const SLICE_MS = 20

/** How work is cut into slices. */
export interface Slicing {
  /** Milliseconds that never run backwards. */
  readonly monotonicMs: () => number
  /** Called between slices; resolves when it goes on. Default the next turn of the event loop. */
  readonly pause?: () => Promise<unknown>
}

/** Does all of it at once. */
export function finishWork<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** Does it in slices, so that the event loop is never held for long. */
export async function sliceWork<T>(work: Work<T>, { monotonicMs, pause = setImmediate }: Slicing): Promise<T> {
  for (let sliceStartMs = monotonicMs(); ;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (monotonicMs() - sliceStartMs < SLICE_MS) continue
    await pause()
    sliceStartMs = monotonicMs()
  }
}

/** Does something with each item, so many in a step. */
export function* eachWork<T>(items: Iterable<T>, perStep: number, act: (item: T) => void): Work<void> {
  let done = 0
  for (const item of items) {
    act(item)
    done += 1
    if (done % perStep === 0) yield
  }
}

const SORTED_PER_STEP = 2048

/** Sorts a list in steps, stably: sorted runs that are merged two by two. */
export function* sortWork<T>(items: readonly T[], compare: (a: T, b: T) => number): Work<readonly T[]> {
  let runs: (readonly T[])[] = []
  for (let start = 0; start < items.length; start += SORTED_PER_STEP) {
    runs.push(items.slice(start, start + SORTED_PER_STEP).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = []
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* mergeRuns(runs[i]!, runs[i + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* mergeRuns<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Work<readonly T[]> {
  const merged: T[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const takesLeft = j >= b.length || (i < a.length && compare(a[i]!, b[j]!) <= 0)
    merged.push(takesLeft ? a[i++]! : b[j++]!)
    if (merged.length % SORTED_PER_STEP === 0) yield
  }
  return merged
}
