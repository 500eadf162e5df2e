import type { MonitorSpec } from './generated/monitor-spec.ts'

export type { ExpectedDrift } from './expected-drift.ts'
export type { MonitorSpec } from './generated/monitor-spec.ts'

/** What the spec says about one feature. */
export type FeatureSpec = MonitorSpec['features'][string]

/** A way to split the rows; without values, those that occur. */
export type SegmentDimension = MonitorSpec['segments']['dimensions'][number]

/** The service level objectives of a model. */
export type SloSpecs = MonitorSpec['slos']

/** How objectives become alert rules. */
export type AlertingSpec = MonitorSpec['alerting']

/** An objective on counters of the user's own. */
export type CustomSlo = NonNullable<SloSpecs['custom']>[number]

/** A tier that the spec writes itself. */
export type TierSpec = NonNullable<AlertingSpec['tiers']>[number]
