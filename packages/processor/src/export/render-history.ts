import { metricDefinitions, toPrometheusName } from '@driftline/semconv'
import type { OutputPoint } from './output-point.ts'
import { familyHeader, renderLabels, renderTime, renderValue } from './prometheus-sample.ts'
import { requireDefinition } from './require-definition.ts'

/**
 * Renders one family of OpenMetrics with the times of its points, line by line: for histories of more points than memory
 * should hold. What {@link renderPrometheus} renders comes after it, since that ends with `# EOF`.
 *
 * @param points of one metric, series by series, each in the order of time.
 * @throws RangeError when the metric is not in the registry.
 */
export function* renderHistory(metric: string, points: Iterable<OutputPoint>): Generator<string> {
  const definition = requireDefinition(metric, metricDefinitions)
  const name = toPrometheusName(definition)
  let series: { readonly attributes: OutputPoint['attributes']; readonly text: string } | undefined
  yield familyHeader(definition, true)
  for (const { attributes, value, timeMs } of points) {
    if (series?.attributes !== attributes) series = { attributes, text: `${name}${renderLabels(attributes)}` }
    yield `${series.text} ${renderValue(value)} ${renderTime(timeMs, true)}\n`
  }
}
