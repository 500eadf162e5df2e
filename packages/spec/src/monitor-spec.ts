import type { z } from 'zod'
import type { monitorSchema } from './schema/monitor-schema.ts'

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T

type Parsed = z.output<typeof monitorSchema>

/** Drift that is known of, with its range of time. */
export interface ExpectedDrift {
  readonly feature: string
  /** Start, inclusive, milliseconds since 1970. */
  readonly fromMs: number
  /** End, exclusive, milliseconds since 1970; absent while it goes on. */
  readonly toMs?: number
  readonly reason?: string
}

/** A checked monitoring spec: every default filled in, durations in milliseconds, dates as instants. */
export type MonitorSpec = ReadonlyDeep<Omit<Parsed, 'expected' | 'references'>> & {
  readonly expected: readonly ExpectedDrift[]
  readonly references: ReadonlyDeep<Parsed['references']> & {
    /** Names of the references in the order in which they are written. */
    readonly order: readonly string[]
  }
}

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
