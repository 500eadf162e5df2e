/** Upper limits of what one recorder keeps, whatever the host sends. */
export interface RecorderLimits {
  /** Models (name, version, role and profile), 1 or more. Default 100. */
  readonly models: number
  /** Features of a model, 1 or more. Default 1,000. */
  readonly features: number
  /** Features counted per segment as well, the most important first. Default 20. */
  readonly featuresPerSegment: number
  /** Segment dimensions of a model where the spec declares none. Default 8. */
  readonly dimensions: number
  /** Values of a segment dimension; later ones are counted as `other`. Default 50. */
  readonly segmentValues: number
  /** Categories of a feature, classes of a model; later ones are counted as `other`. Default 1,000. */
  readonly categories: number
  /** Series (data points per collection) of all models together. Default 20,000. */
  readonly series: number
}

export const DEFAULT_LIMITS: RecorderLimits = {
  models: 100,
  features: 1000,
  featuresPerSegment: 20,
  dimensions: 8,
  segmentValues: 50,
  categories: 1000,
  series: 20_000,
}
