import type { Acceptance, AcceptanceKey } from './acceptance/acceptance.ts'
import type { ExpectedKey, ExpectedPin } from './acceptance/expected-pins.ts'
import type { ShownKey, ShownSeries } from './acceptance/shown-windows.ts'
import type { MlDeploymentRole, MlReference } from '@driftline/semconv'
import type { SilenceHistory } from './freshness/silence-history.ts'
import type { SeriesMemory } from './verdict/series-memory.ts'
import type { Baseline } from './reference/baseline.ts'
import type { FeatureKey } from './reference/feature-key.ts'
import type { SavedHistory } from './reference/history/feature-history.ts'
import type { HistoryKey } from './reference/feature-key.ts'
import type { LearnedRate } from './reference/learned-rate.ts'
import type { VolumeHistory } from './volume/volume-history.ts'

/** What a series of verdicts is of. */
export interface SeriesKey {
  readonly version: string
  readonly role: MlDeploymentRole
  readonly window: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: MlReference
}

/** Windows of one length, of the model as a whole. */
export interface WindowKey {
  readonly window: string
}

/** One record of what is remembered of a model between windows; plain JSON. */
export type HealthEntry =
  | { readonly kind: 'series'; readonly key: SeriesKey; readonly memory: SeriesMemory }
  | { readonly kind: 'baseline'; readonly key: FeatureKey; readonly baseline: Baseline }
  | { readonly kind: 'history'; readonly key: HistoryKey; readonly history: SavedHistory }
  | {
      readonly kind: 'acceptance'
      readonly key: AcceptanceKey
      readonly acceptance: Omit<Acceptance, keyof AcceptanceKey>
    }
  | { readonly kind: 'expected'; readonly key: ExpectedKey; readonly pin: ExpectedPin }
  | { readonly kind: 'shown'; readonly key: ShownKey; readonly shown: ShownSeries }
  | { readonly kind: 'rate'; readonly key: Pick<FeatureKey, 'feature'>; readonly learned: LearnedRate }
  | { readonly kind: 'volume'; readonly key: WindowKey; readonly history: VolumeHistory }
  | { readonly kind: 'silence'; readonly key: WindowKey; readonly history: SilenceHistory }

/** What was forgotten because nothing was heard of it for long. */
export interface Forgotten {
  /** Series of verdicts. */
  readonly series: number
  /** Learned references. */
  readonly baselines: number
  /** Remembered windows of a feature, or of the model as a whole. */
  readonly histories: number
  /** Rows that waited in forgotten series to be merged with a next window. */
  readonly pendingRows: number
}
