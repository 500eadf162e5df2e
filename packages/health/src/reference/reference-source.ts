import type { MlReference } from '@driftline/semconv'
import type { CountedWindow } from '../cells/counted-window.ts'
import type { ClosedFeature } from '../closed-window.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { Forgotten, HealthEntry } from '../health-entry.ts'
import type { LiveWindow } from '../live-window.ts'
import type { FeatureReference } from './feature-reference.ts'
import type { LearningProgress, LearningSoFar } from './learning-progress.ts'

/** What a source knows to compare a window with. */
export type ReferenceAnswer =
  | { readonly kind: 'ready'; readonly reference: FeatureReference }
  /** Still being learned, and how far. */
  | { readonly kind: 'learning'; readonly progress: LearningProgress }
  /** The source has nothing for it and will not have. */
  | { readonly kind: 'none' }

/** The references of segments in the cells of everyone. */
export interface SegmentReferences {
  readonly count: (counts: FeatureCounts) => CountedWindow | undefined
  /** Dimensions, and of each all values with their rows. */
  readonly dimensions: ReadonlyMap<string, ReadonlyMap<string, CountedWindow>>
}

/** A kind of reference. Judging knows this interface only. */
export interface ReferenceSource {
  /** Word under which its verdicts go out. */
  readonly name: MlReference
  /** Takes in what all live versions counted, before their features are asked for; in steps, so that the caller can pause. */
  readonly observe: (live: LiveWindow) => Generator<undefined, void>
  /** @param startsMs of the windows merged into one, the window itself last. */
  readonly referenceFor: (at: ClosedFeature, startsMs: readonly number[]) => ReferenceAnswer
  /** What every segment of a feature of everyone is counted in, where the source knows the segments. */
  readonly segmentsOf?: (at: ClosedFeature) => SegmentReferences | undefined
  /** How far what it learns from live traffic has come; undefined where nothing is left to learn. */
  readonly learning?: () => LearningSoFar | undefined
  /** Forgets what nothing was heard of for long, in event time. */
  readonly forget: (nowMs: number) => Partial<Forgotten>
  /** What it remembers, in bytes by shape. */
  readonly bytes: () => number
  /** Whether nothing is remembered that another process would need. */
  readonly isEmpty: () => boolean
  /** What has to be remembered in another process. */
  readonly entries: () => Iterable<HealthEntry>
}
