import {
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_QUANTILE,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_NEW_CATEGORY,
  METRIC_ML_QUALITY_QUANTILE,
} from '@driftline/semconv'
import { FEATURE } from '../queries/feature-queries.ts'
import type { Group } from './group-by.ts'
import { groupBy } from './group-by.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** A value of a feature, window after window, the oldest first. */
export interface FeatureHistory {
  readonly version: string
  readonly role: string
  readonly values: readonly { readonly windowEndMs: number; readonly value: number }[]
}

/** A quantile of a feature, or of what it is compared with. */
export interface QuantileHistory extends FeatureHistory {
  /** p5, p50 or p95 */
  readonly quantile: string
  /** current or reference */
  readonly source: string
}

/** Quantiles of each version and of its reference. */
export function quantileHistory(reader: WindowReader): readonly QuantileHistory[] {
  const points = reader.read(FEATURE.quantiles, METRIC_ML_QUALITY_QUANTILE)
  const groups = groupBy(points, ({ at }) =>
    JSON.stringify([
      at[ATTR_ML_MODEL_VERSION],
      at[ATTR_ML_DEPLOYMENT_ROLE],
      at[ATTR_ML_QUANTILE],
      at[ATTR_ML_BIN_SOURCE],
    ]),
  )
  return Array.from(groups.values(), (own) => {
    const [{ at }] = own
    return Object.assign(historyOf(own), {
      quantile: at[ATTR_ML_QUANTILE] ?? '',
      source: at[ATTR_ML_BIN_SOURCE] ?? '',
    })
  })
}

/** Shares of rows, 0..1, of each version. */
export interface QualityHistory {
  readonly missing: readonly FeatureHistory[]
  readonly invalid: readonly FeatureHistory[]
  readonly newCategory: readonly FeatureHistory[]
}

/** What was wrong with the values. */
export function qualityHistory(reader: WindowReader): QualityHistory {
  const byVersion = (name: string, metric: string): readonly FeatureHistory[] =>
    Array.from(groupBy(reader.read(name, metric), versionKey).values(), historyOf)
  return {
    missing: byVersion(FEATURE.missing, METRIC_ML_QUALITY_MISSING),
    invalid: byVersion(FEATURE.invalid, METRIC_ML_QUALITY_INVALID),
    newCategory: byVersion(FEATURE.newCategory, METRIC_ML_QUALITY_NEW_CATEGORY),
  }
}

function historyOf(points: Group<WindowPoint>): FeatureHistory {
  const [{ at }] = points
  return {
    version: at[ATTR_ML_MODEL_VERSION] ?? '',
    role: at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    values: points.map(({ windowEndMs, value }) => ({ windowEndMs, value })),
  }
}

function versionKey({ at }: WindowPoint): string {
  return JSON.stringify([at[ATTR_ML_MODEL_VERSION], at[ATTR_ML_DEPLOYMENT_ROLE]])
}
