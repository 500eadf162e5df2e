import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import type { Baseline } from './baseline.ts'

/** The baselines of all versions, and what they hold. */
export class BaselineTable {
  readonly #known = new Map<string, { readonly baseline: Baseline; readonly bytes: number }>()
  /** By shape. */
  bytes = 0

  constructor(baselines: Iterable<readonly [version: string, baseline: Baseline]>) {
    for (const [version, baseline] of baselines) Array.from(this.keep(version, baseline))
  }

  get size(): number {
    return this.#known.size
  }

  find(version: string): Baseline | undefined {
    return this.#known.get(version)?.baseline
  }

  /** Remembers a baseline; in steps, since all that it holds is counted. */
  *keep(version: string, baseline: Baseline): Generator<undefined, void> {
    const before = this.#known.get(version)
    const isGrown = before?.baseline.counts !== baseline.counts || before.baseline.frozen !== baseline.frozen
    const bytes = isGrown ? BYTES_PER_RECORD + shapeBytes(version) + (yield* baselineBytes(baseline)) : before.bytes
    this.bytes += bytes - (before?.bytes ?? 0)
    this.#known.set(version, { baseline, bytes })
  }

  /** Forgets the versions that were seen last before a time, ms. @returns them. */
  forgetBefore(timeMs: number): readonly string[] {
    const forgotten = [...this.#known].filter(([, { baseline }]) => baseline.seenMs < timeMs)
    for (const [version, { bytes }] of forgotten) {
      this.bytes -= bytes
      this.#known.delete(version)
    }
    return forgotten.map(([version]) => version)
  }

  *all(): Iterable<readonly [version: string, baseline: Baseline]> {
    for (const [version, { baseline }] of this.#known) yield [version, baseline]
  }
}

const FEATURES_PER_STEP = 100

/** What {@link shapeBytes} gives for a baseline. */
function* baselineBytes({ counts, frozen, ...rest }: Baseline): Generator<undefined, number> {
  let bytes = shapeBytes({ ...rest, counts: {}, ...(frozen && { frozen: { ...frozen, features: {} } }) })
  for (const features of [counts, frozen?.features ?? {}]) {
    for (const [i, name] of Object.keys(features).entries()) {
      if (i % FEATURES_PER_STEP === 0) yield
      bytes += shapeBytes({ [name]: features[name] })
    }
  }
  return bytes
}
