import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'

/** Written into every profile; a reader refuses another one. */
export const PROFILE_FORMAT = 'driftline.profile/v1'

/** How much more windows of one length scatter than independent rows would (Kish 1965); 1 is independent rows. */
export interface DesignEffect {
  readonly value: number
  /** Blocks of the reference it was measured on; 0 when it is a cautious guess. */
  readonly blocks: number
}

/** Quantile cells of a numeric reference: unique deciles, and the values that fill two or more of them. */
export interface QuantileCells {
  readonly edges: readonly number[]
  readonly tied: readonly number[]
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

/** Design effect per window name, e.g. `{ "1d": { value: 1.4, blocks: 90 } }`. */
export type DesignEffects = Readonly<Record<string, DesignEffect>>

/** Reference of a numeric feature. */
export interface NumericFeatureProfile extends ProfileCounts {
  readonly type: 'numeric'
  readonly minimum: number
  readonly maximum: number
  readonly mean: number
  readonly standardDeviation: number
  readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>
  readonly cells: QuantileCells
  /** Inner edges of the 16 bins a chart shows, frozen with the profile. */
  readonly displayEdges: readonly number[]
  /** |v| up to this is counted as zero; a power of two, or 0. */
  readonly zeroThreshold: number
  /** Values outside are counted, not sketched; null: no guard. */
  readonly guard: { readonly lower: number; readonly upper: number } | null
  /** Rows by declared special value, `under` and `over`. */
  readonly special: Readonly<Record<string, number>>
  readonly histogram: ExponentialHistogramData
  readonly designEffect: DesignEffects
}

/** Reference of a score in 0..1, on logit-spaced bins. */
export interface ScoreFeatureProfile extends ProfileCounts {
  readonly type: 'score'
  readonly mean: number
  readonly standardDeviation: number
  readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>
  readonly cells: QuantileCells
  readonly displayEdges: readonly number[]
  readonly bounds: readonly number[]
  readonly special: Readonly<Record<string, number>>
  readonly histogram: ExplicitHistogramData
  readonly designEffect: DesignEffects
}

/** Reference of a categorical feature. */
export interface CategoricalFeatureProfile extends ProfileCounts {
  readonly type: 'categorical'
  /** Rows by category, most frequent first, at most 10,000 names. */
  readonly categories: Readonly<Record<string, number>>
  /** Rows of categories beyond the kept names. */
  readonly other: number
  /** Rows by hash bucket, `00` to `63`, of a reference learned from a sender that knew no names; left out elsewhere. */
  readonly buckets?: Readonly<Record<string, number>>
  /** Rows by declared special value; left out where there are none. */
  readonly special?: Readonly<Record<string, number>>
  /** Share of rows that a new sample of this size would show as never seen (Good 1953: singletons / rows). */
  readonly newCategoryRate: number
  readonly designEffect: DesignEffects
  /** The same with the names folded into hash buckets, for senders that know no names; left out where it is not known. */
  readonly bucketDesignEffect?: DesignEffects
}

/** Reference of one feature. */
export type FeatureProfile = NumericFeatureProfile | ScoreFeatureProfile | CategoricalFeatureProfile

/** Where a profile came from. */
export interface ProfileProvenance {
  /** File name without its directory. */
  readonly source: string
  /** Content hash of the source file, `sha256:…`. */
  readonly sourceHash?: string
  /** 0-based, end exclusive. */
  readonly rows: readonly [number, number]
  readonly rowCount: number
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
}
