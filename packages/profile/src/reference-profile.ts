import type { CalendarPhase } from '@driftline/spec'
import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'

/** Written into every profile; a reader takes this one and {@link FIRST_PROFILE_FORMAT}. */
export const PROFILE_FORMAT = 'driftline.profile/v2'
/** The format before; it knew no segments, phases, tails or design effects of rates. */
export const FIRST_PROFILE_FORMAT = 'driftline.profile/v1'

/** How much more windows of one length scatter than independent rows would (Kish 1965); 1 is independent rows. */
export interface DesignEffect {
  readonly value: number
  /** Blocks of the reference it was measured on; 0 when it is a cautious guess. */
  readonly blocks: number
  /** The same of several windows in a row merged into one, by their number, rising; left out where too few are there. */
  readonly merged?: readonly MergedDesignEffect[]
}

/** Design effect of so many windows in a row, merged into one. */
export interface MergedDesignEffect {
  readonly windows: number
  readonly value: number
  readonly blocks: number
}

/** Design effect per window name, e.g. `{ "1d": { value: 1.4, blocks: 90 } }`. */
export type DesignEffects = Readonly<Record<string, DesignEffect>>

/** Rates that are judged by their increase and can be counted in the rows of a file. */
export type RateKind = 'missing' | 'type' | 'range' | 'new_category' | 'tails'

/**
 * Cells of a numeric feature, about a tenth of the reference each. Every edge is a bound of the buckets a window's
 * sketch has, so rows are in the same cell whether they are counted one by one or from the sketch.
 */
export interface NumericCells {
  /** Edges below zero, rising; a value equal to one lies above it. */
  readonly negative: readonly number[]
  /** Whether an edge parts the values below zero from those that count as zero. */
  readonly belowZero: boolean
  /** Whether an edge parts the values that count as zero from those above. */
  readonly aboveZero: boolean
  /** Edges above zero, rising; a value equal to one lies below it. */
  readonly positive: readonly number[]
}

/** Rows by cell, and beside the cells by special value, `under` and `over` included. */
export interface CountedCells {
  readonly cells: readonly number[]
  /** Left out where there are none. */
  readonly special?: Readonly<Record<string, number>>
}

/** The reference by phase: a window is compared with the rows of its own phase only. */
export interface PhaseReference {
  readonly phase: CalendarPhase
  /** By number of the phase: hours from 0, weekdays from 0 for Monday, months from 0 for January. */
  readonly tables: Readonly<Record<string, CountedCells>>
  /** Phases that share one table, which stands under the first of them; left out where each has its own. */
  readonly alike?: readonly (readonly number[])[]
}

/** Values far out, beyond the 0.1 % and 99.9 % quantiles of the reference; both are bounds of buckets. */
export interface Tails {
  /** Left out where no values of the reference lie below any bound. */
  readonly lower?: number
  readonly upper?: number
  /** Rows of the reference outside. */
  readonly count: number
}

/** Rows a feature's profile was made from, by what they were. */
export interface ProfileCounts {
  /** Rows with a value, special values and values outside the guard band included. */
  readonly count: number
  readonly missing: number
  /** Rows of a wrong type, or not finite. */
  readonly invalid: number
  /** Rows outside the spec's minimum and maximum. */
  readonly outOfRange: number
}

/** How windows of the reference scatter, whatever the type of the feature. */
export interface ReferenceScatter {
  /** Of the distribution, against the phase where there are phases. */
  readonly designEffect: DesignEffects
  /** Of rates, by window name and kind; a kind that is left out is guessed. */
  readonly rateDesignEffect: Readonly<Record<string, Readonly<Partial<Record<RateKind, DesignEffect>>>>>
  /** By window name, where windows resemble those of their own phase more than all others. */
  readonly phases?: Readonly<Record<string, PhaseReference>>
  /** A block of 30 or more values held one and the same value. */
  readonly wasConstant?: true
}

/** Reference of a numeric feature. */
export interface NumericFeatureProfile extends ProfileCounts, ReferenceScatter {
  readonly type: 'numeric'
  readonly minimum: number
  readonly maximum: number
  readonly mean: number
  readonly standardDeviation: number
  readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>
  readonly cells: NumericCells
  readonly tails: Tails
  /** Inner edges of the 16 bins a chart shows, frozen with the profile; a segment has those of everyone. */
  readonly displayEdges: readonly number[]
  /** Every value was a whole number, and so is what is told of a window. */
  readonly wholeNumbers?: true
  /** |v| up to this is counted as zero; a power of two, or 0. */
  readonly zeroThreshold: number
  /** Values outside are counted, not sketched; null: no guard. */
  readonly guard: { readonly lower: number; readonly upper: number } | null
  /** Rows by declared special value, `under` and `over`. */
  readonly special: Readonly<Record<string, number>>
  readonly histogram: ExponentialHistogramData
}

/** Reference of a score in 0..1, on logit-spaced bins. */
export interface ScoreFeatureProfile extends ProfileCounts, ReferenceScatter {
  readonly type: 'score'
  readonly mean: number
  readonly standardDeviation: number
  readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>
  /** Edges of the cells, each a bound of the histogram. */
  readonly cells: { readonly edges: readonly number[] }
  readonly tails: Tails
  readonly displayEdges: readonly number[]
  readonly bounds: readonly number[]
  readonly special: Readonly<Record<string, number>>
  readonly histogram: ExplicitHistogramData
}

/** Reference of a categorical feature. */
export interface CategoricalFeatureProfile extends ProfileCounts, ReferenceScatter {
  readonly type: 'categorical'
  /** Rows by category, most frequent first, at most 10,000 names. */
  readonly categories: Readonly<Record<string, number>>
  /** Rows of categories beyond the kept names. */
  readonly other: number
  /**
   * Rows by hash bucket, `00` to `63`: of a hashed feature, and of a reference learned from a sender that knew no names.
   * Left out elsewhere.
   */
  readonly buckets?: Readonly<Record<string, number>>
  /** Id of the key of a hashed feature, which has no names; see `ml.hash_key.id`. Left out where nothing is hashed. */
  readonly hashKey?: string
  /** Rows by declared special value; left out where there are none. */
  readonly special?: Readonly<Record<string, number>>
  /** Whether only rates are judged, since there are too many categories to compare their shares. Left out, shares are too. */
  readonly ratesOnly?: true
  /** Share of rows that a new sample of this size would show as never seen (Good 1953: singletons / rows). */
  readonly newCategoryRate: number
  /** The same with the names folded into hash buckets, for senders that know no names; left out where it is not known. */
  readonly bucketDesignEffect?: DesignEffects
}

/** Reference of one feature. */
export type FeatureProfile = NumericFeatureProfile | ScoreFeatureProfile | CategoricalFeatureProfile

/** A feature's reference in one segment. */
export interface SegmentFeature {
  /** With cells of its own. */
  readonly profile: FeatureProfile
  /** Its rows in the cells of everyone, to split a shift of everyone into segments. */
  readonly shared: CountedCells
}

/** Reference of one segment. */
export interface SegmentReference {
  /** Rows of the segment, whatever they held. */
  readonly rows: number
  /** Rows with a problem, summed over the features of the model, by `ml.feature.problem`. */
  readonly problems: Readonly<Record<string, number>>
  /** The most important features; those with fewer than 300 rows in the segment only by their rows in the cells of everyone. */
  readonly features: Readonly<Record<string, Partial<SegmentFeature>>>
}

/** Where a profile came from. */
export interface ProfileProvenance {
  /** File name without its directory. */
  readonly source: string
  /** Content hash of the source file, `sha256:…`. */
  readonly sourceHash?: string
  /** 0-based, end exclusive. */
  readonly rows: readonly [number, number]
  readonly rowCount: number
  /** Every column of the source, features or not; left out where that is not known. */
  readonly columns?: readonly string[]
  /** First and last event time, ISO 8601. */
  readonly from?: string
  readonly to?: string
  /** What the score profile was made of: training rows are in-sample. */
  readonly scoreRows?: readonly [number, number]
  readonly producer: string
}

/** A reference distribution of every feature of one model version; content-addressed by `id`. */
export interface ReferenceProfile {
  readonly format: typeof PROFILE_FORMAT
  readonly id: string
  readonly model: { readonly name: string; readonly version?: string }
  readonly provenance: ProfileProvenance
  readonly features: Readonly<Record<string, FeatureProfile>>
  /** By dimension and value; values beyond the 50 with the most rows are together under `other`. */
  readonly segments: Readonly<Record<string, Readonly<Record<string, SegmentReference>>>>
}
