import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_WINDOW_END,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_REFERENCE_VALUE_TRAINING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { LABEL } from '../src/names.ts'
import { HOUR } from './durations.ts'
import type { Gauge } from './gauge-series.ts'
import { gaugeSeries } from './gauge-series.ts'
import type { InputSeries } from './input-series.ts'

/** Labels of what is said of the live version. */
export const LIVE = { [LABEL.version]: '1', [LABEL.role]: ML_DEPLOYMENT_ROLE_VALUE_LIVE }
const WINDOW = '1h'
const SECONDS = 60

/** When the last hourly window closed: none after a minute. */
export function windowEnd(
  own: Pick<Gauge, 'minutes' | 'sampleMinutes'> & { readonly closedUntil: number },
): InputSeries {
  const { closedUntil, ...times } = own
  return gaugeSeries({
    ...times,
    metric: METRIC_ML_WINDOW_END,
    labels: { ...LIVE, [LABEL.window]: WINDOW },
    valueAt: (minute) => Math.floor(Math.min(minute, closedUntil) / HOUR) * HOUR * SECONDS,
  })
}

/** How far a feature is from its reference. */
export function driftSeverity(own: Omit<Gauge, 'metric' | 'labels'> & { readonly feature: string }): InputSeries {
  const { feature, ...times } = own
  return gaugeSeries({
    ...times,
    metric: METRIC_ML_DRIFT_SEVERITY,
    labels: {
      ...LIVE,
      [LABEL.window]: WINDOW,
      [LABEL.segment]: ML_SEGMENT_NAME_VALUE_ALL,
      [LABEL.reference]: ML_REFERENCE_VALUE_TRAINING,
      [LABEL.feature]: feature,
    },
  })
}
