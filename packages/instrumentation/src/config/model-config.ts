import type { MlDeploymentRole, MlModelTask } from '@driftline/semconv'
import type { FeatureConfig } from './feature-config.ts'

/** A dimension the spec splits rows by. */
export interface SegmentDimension {
  readonly name: string
  /** Values counted under their own name; without them, the first ones seen. */
  readonly values?: readonly string[] | undefined
}

/** A wrapped model, everything resolved. */
export interface ModelConfig {
  readonly name: string
  readonly version: string
  readonly role: MlDeploymentRole
  readonly profileId?: string | undefined
  readonly task?: MlModelTask | undefined
  /** Known features, the most important first. */
  readonly features: readonly FeatureConfig[]
  /** Whether features beyond the known ones are learned from the rows. */
  readonly isOpen: boolean
  /** Segment dimensions of the spec; undefined where it declares none, then they are learned. */
  readonly dimensions?: readonly SegmentDimension[] | undefined
  /** Fields that rows may have, others are counted; undefined where the spec lists no features. */
  readonly knownFields?: ReadonlySet<string> | undefined
  readonly prediction: FeatureConfig
  /** Parts of an answer that the profile knows. */
  readonly outputs: { readonly prediction: boolean; readonly score: boolean }
  /** Edges of the score's histogram, rising: the profile's, else logit-spaced with the spec's thresholds. */
  readonly scoreBounds: readonly number[]
  /** Latency objectives of the spec, in seconds. */
  readonly latencyThresholdsSeconds: readonly number[]
  /** Freshness objectives of the spec, in seconds. */
  readonly freshnessThresholdsSeconds: readonly number[]
  /** Features whose values may be put on spans. */
  readonly snapshot: readonly string[]
  /** Parts of an answer that may be put on spans: value and class together, and the score. */
  readonly shownOutputs: { readonly prediction: boolean; readonly score: boolean }
  /** Features whose values leave the process nowhere but hashed. */
  readonly hashed: ReadonlySet<string>
  readonly duplicates: boolean
}
