import { ReckonedMap } from '../reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import type { Baseline } from './baseline.ts'
import type { FeatureKey } from './feature-key.ts'

interface Held {
  readonly key: FeatureKey
  readonly baseline: Baseline
  readonly bytes: number
}

/** The baselines of all features, and what they hold. */
export class BaselineTable {
  readonly #held = new ReckonedMap<Held>()

  constructor(saved: Iterable<{ readonly key: FeatureKey; readonly baseline: Baseline }>) {
    for (const { key, baseline } of saved) this.keep(key, baseline)
  }

  get size(): number {
    return this.#held.size
  }

  /** By shape. */
  get bytes(): number {
    return this.#held.bytes
  }

  find(key: FeatureKey): Baseline | undefined {
    return this.#held.get(placeOf(key))?.baseline
  }

  keep(key: FeatureKey, baseline: Baseline): void {
    const place = placeOf(key)
    const before = this.#held.get(place)
    const isSame = before?.baseline.counts === baseline.counts && before.baseline.frozen === baseline.frozen
    const bytes = isSame ? before.bytes : BYTES_PER_RECORD + shapeBytes(key) + shapeBytes(baseline)
    this.#held.set(place, { key, baseline, bytes })
  }

  /** Forgets what was seen last before a time, ms. @returns how many. */
  forgetBefore(timeMs: number): number {
    let forgotten = 0
    for (const [place, { baseline }] of this.#held.entries()) {
      if (baseline.seenMs >= timeMs) continue
      this.#held.delete(place)
      forgotten += 1
    }
    return forgotten
  }

  /** The baselines of a feature in all segments. */
  *ofFeature(feature: string): Iterable<Omit<Held, 'bytes'>> {
    for (const held of this.#held.values()) if (held.key.feature === feature) yield held
  }

  all(): Iterable<Omit<Held, 'bytes'>> {
    return this.#held.values()
  }
}

function placeOf({ segment, feature }: FeatureKey): string {
  return JSON.stringify([segment.name, segment.value, feature])
}
