import { METRIC_ML_FEATURE_AGE, METRIC_ML_FEATURE_PROBLEMS } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'

const MS_PER_SECOND = 1000

/** What to do about a feature whose ages were sent and cannot be judged. */
export function blindAgesText(of: {
  readonly model: string
  readonly environment: string
  readonly feature: string
  readonly monitor: { readonly spec: MonitorSpec }
}): string {
  const { model, environment, feature, monitor } = of
  const seconds = (monitor.spec.features[feature]?.maxAgeMs ?? 0) / MS_PER_SECOND
  return (
    `Model "${model}" in environment "${environment}": how many values of feature "${feature}" are stale is not known. Its ` +
    `"maxAge" of ${seconds} s is no edge of the histogram ${METRIC_ML_FEATURE_AGE} that is sent. Make ${seconds} a ` +
    `boundary of that histogram, or count stale values in ${METRIC_ML_FEATURE_PROBLEMS}.`
  )
}
