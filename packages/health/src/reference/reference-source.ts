import type { MlReference } from '@driftline/semconv'
import type { ClosedFeature, ClosedWindow } from '../closed-window.ts'
import type { Forgotten, HealthEntry } from '../health-entry.ts'
import type { FeatureReference } from './feature-reference.ts'

/** What a source knows to compare a window with. */
export type ReferenceAnswer =
  | { readonly kind: 'ready'; readonly reference: FeatureReference }
  /** Still being learned, and how far. */
  | { readonly kind: 'learning'; readonly progress: LearningProgress }
  /** There is a reference, and it lacks the feature. */
  | { readonly kind: 'unknown' }
  /** The source has nothing for this version: the next one is asked. */
  | { readonly kind: 'none' }

/** How far a reference has been learned. */
export interface LearningProgress {
  readonly rows: number
  readonly fromMs: number
  readonly neededRows: number
  readonly neededMs: number
  /** Learned with this very window: the next one is judged. */
  readonly isComplete: boolean
}

/** A kind of reference. Judging knows this interface only. */
export interface ReferenceSource {
  /** Word under which its verdicts go out. */
  readonly name: MlReference
  /** Takes in a closed window, before its features are asked for; in steps, so that the caller can pause. */
  readonly observe: (closed: ClosedWindow) => Generator<undefined, void>
  /** @param startsMs of the window, and before it of those merged into it. */
  readonly referenceFor: (at: ClosedFeature, startsMs: readonly number[]) => ReferenceAnswer
  /** Forgets what nothing was heard of for long, in event time. */
  readonly forget: (nowMs: number) => Partial<Forgotten>
  /** What it remembers, in bytes by shape. */
  readonly bytes: () => number
  /** Whether nothing is remembered that another process would need. */
  readonly isEmpty: () => boolean
  /** What has to be remembered in another process. */
  readonly entries: () => Iterable<HealthEntry>
}
