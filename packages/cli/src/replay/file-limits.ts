import type { RecorderLimits } from '@driftline/instrumentation'

/** More than any file has. */
const UNBOUNDED = 1_000_000

/**
 * Limits of a recorder that counts a file. The defaults protect a service from what it is sent; a file is what it is,
 * and its reader asked for all of it. Only the values of a segment dimension stay bounded, since each multiplies all
 * features: the wrapper gives 50 of them a segment of their own, a file 1,000.
 */
export const FILE_LIMITS: RecorderLimits = {
  models: UNBOUNDED,
  features: UNBOUNDED,
  featuresPerSegment: UNBOUNDED,
  dimensions: UNBOUNDED,
  segmentValues: 1000,
  categories: UNBOUNDED,
  series: Number.MAX_SAFE_INTEGER,
}
