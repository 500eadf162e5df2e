import type { MlReference } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import type { SegmentContribution } from '../segments/segment-contributions.ts'
import type { FeatureVerdict } from '../verdict/feature-verdict.ts'
import type { PhaseText } from './phase-text.ts'
import type { BesideVerdict } from './reference-text.ts'

/** What a sentence speaks of beside a verdict and its window. */
export interface SentenceContext {
  /** IANA name; days are told in it. */
  readonly timezone: string
  readonly reference: MlReference
  /** What the spec says about the feature. */
  readonly spec?: FeatureSpec | undefined
  /** Name of the window. */
  readonly window?: string
  /** What windows of the same time are called, where some are alike. */
  readonly phase?: PhaseText | undefined
  /** What the other references say. */
  readonly beside?: readonly BesideVerdict[]
  /** The segments that a shift of everyone comes from. */
  readonly contributions?: readonly SegmentContribution[] | undefined
}

/** All that a sentence is made of. */
export interface SentenceParts {
  readonly verdict: FeatureVerdict
  readonly window: WindowEvidence
  readonly context: SentenceContext
  /** `1,200 rows`. */
  readonly rows: string
  /** With a space in front; empty where nothing is open. */
  readonly since: string
}
