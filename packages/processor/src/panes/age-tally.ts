import type { FeatureCounts } from '@driftline/health'
import type { ExplicitHistogramData } from '@driftline/statistics'

/** What one writer counted of the ages of a feature. */
interface OwnAges {
  /** Values by age in seconds. */
  histograms: ExplicitHistogramData[]
  /** Stale values; undefined where the writer does not count them itself. */
  stale: number | undefined
}

/** The ages of a feature in one pane, held against the greatest one. */
export interface JudgedAges extends Required<Pick<FeatureCounts, 'aged'>> {
  readonly stale: number
  /** Whether there were ages that the greatest one cuts in the middle of a bucket. */
  readonly isBlind: boolean
}

/**
 * Adds up the ages of one feature in one pane. Each writer is taken at its word where it counts stale values itself;
 * else they are what lies above the greatest age, where that is an edge of its histogram.
 */
export class AgeTally {
  readonly #byWriter = new Map<string, OwnAges>()

  addAges(writer: string, histogram: ExplicitHistogramData): void {
    this.#own(writer).histograms.push(histogram)
  }

  addStale(writer: string, count: number): void {
    const own = this.#own(writer)
    own.stale = (own.stale ?? 0) + count
  }

  #own(writer: string): OwnAges {
    const known = this.#byWriter.get(writer)
    if (known) return known
    const own: OwnAges = { histograms: [], stale: undefined }
    this.#byWriter.set(writer, own)
    return own
  }

  /** @param maxAgeSeconds the greatest age that is not stale; undefined where none is declared */
  judge(maxAgeSeconds: number | undefined): JudgedAges {
    const judged = { aged: 0, stale: 0, isBlind: false }
    for (const { histograms, stale } of this.#byWriter.values()) {
      judged.stale += stale ?? 0
      for (const histogram of histograms) {
        const older = stale === undefined ? countAbove(histogram, maxAgeSeconds) : 0
        judged.aged += older === undefined ? 0 : histogram.count
        judged.stale += older ?? 0
        judged.isBlind ||= older === undefined && maxAgeSeconds !== undefined && histogram.count > 0
      }
    }
    return judged
  }
}

/** Values above a bound; undefined where it is no edge, so that nobody knows. */
function countAbove({ bounds, counts }: ExplicitHistogramData, bound: number | undefined): number | undefined {
  const edge = bound === undefined ? -1 : bounds.indexOf(bound)
  if (edge === -1) return undefined
  let above = 0
  for (let bucket = edge + 1; bucket < counts.length; bucket += 1) above += counts[bucket]!
  return above
}
