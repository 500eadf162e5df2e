import type { FeatureConfig } from './feature-config.ts'
import type { Task } from './output.ts'
import type { SegmentDimension } from './segment-index.ts'

/** A wrapped model, everything resolved. */
export interface ModelConfig {
  readonly name: string
  readonly version: string
  readonly role: 'live' | 'canary' | 'shadow'
  readonly profileId?: string | undefined
  readonly task?: Task | undefined
  /** Known features, the most important first. */
  readonly features: readonly FeatureConfig[]
  /** Whether features beyond the known ones are learned from the rows. */
  readonly isOpen: boolean
  /** Segment dimensions of the spec; undefined where it declares none, then they are learned. */
  readonly dimensions?: readonly SegmentDimension[] | undefined
  readonly prediction: FeatureConfig
  /** Edges of the score's histogram, rising: the profile's, else logit-spaced with the spec's thresholds. */
  readonly scoreBounds: readonly number[]
  /** Latency objectives of the spec, in seconds. */
  readonly latencyThresholdsSeconds: readonly number[]
  /** Features whose values may be put on spans. */
  readonly snapshot: readonly string[]
  readonly duplicates: boolean
}
