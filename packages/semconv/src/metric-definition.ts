/** How a metric is recorded; decides its type on the wire and its suffix in Prometheus. */
export type MetricInstrument = 'counter' | 'updowncounter' | 'gauge' | 'histogram' | 'exponential_histogram'

/** How firmly a name is promised. A name is never given another meaning; it is only deprecated. */
export type Stability = 'development' | 'alpha' | 'beta' | 'release_candidate' | 'stable' | 'deprecated'

/** What the registry says about a metric. */
export interface MetricDefinition {
  readonly name: string
  /** UCUM unit; an annotation in braces says what is counted. */
  readonly unit: string
  readonly instrument: MetricInstrument
  readonly brief: string
  readonly stability: Stability
  /** Attributes a point may carry; not every point carries all. */
  readonly attributes: readonly string[]
  /** Default bucket edges of an explicit histogram, in its unit. */
  readonly bounds?: readonly number[]
}
