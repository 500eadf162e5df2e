import { metricDefinitions, toPrometheusName, type MetricDefinition } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { OutputPoint } from './output-point.ts'
import { familyHeader, renderLabels, renderTime, renderValue } from './prometheus-sample.ts'
import { requireDefinition } from './require-definition.ts'

/** How points are rendered. */
export interface PrometheusOptions {
  /** OpenMetrics 1.0.0 instead of the Prometheus text format 0.0.4. Default false. */
  readonly openMetrics?: boolean
  /** Write the time of each point; without it the scraper's time counts and only the last point of a series is kept. Default false. */
  readonly timestamps?: boolean
  /** Where names, units and descriptions come from. Default the registry of the product. */
  readonly definitions?: Readonly<Record<string, MetricDefinition>>
}

interface Sample {
  readonly labels: string
  readonly point: OutputPoint
}

interface Family {
  readonly definition: MetricDefinition
  /** By labels and, when times are written, time: a later point of the same series and time replaces an earlier one. */
  readonly samples: Map<string, Sample>
}

/**
 * Renders points as the text that Prometheus scrapes. Families, series and times come in ascending order, so the same
 * points in any order give the same text. Costs about two microseconds per point.
 *
 * @param points any order; of the same series (and time) the last one counts.
 * @throws RangeError when a metric is not in the registry.
 * @see Prometheus, "Exposition formats", text format 0.0.4; OpenMetrics 1.0.0, "Text Format"
 * @example renderPrometheus([{ metric: METRIC_ML_DRIFT_SEVERITY, attributes: { 'ml.model.name': 'a' }, value: 41, timeMs: 0 }])
 * // => # HELP ml_drift_severity … # TYPE ml_drift_severity gauge  ml_drift_severity{ml_model_name="a"} 41
 */
export function renderPrometheus(points: readonly OutputPoint[], options: PrometheusOptions = {}): string {
  const { openMetrics = false, timestamps = false, definitions = metricDefinitions } = options
  const families = groupByFamily(points, definitions, timestamps)
  const blocks = [...families]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, family]) => renderFamily(name, family, { openMetrics, timestamps }))
  return blocks.join('') + (openMetrics ? '# EOF\n' : '')
}

function groupByFamily(
  points: readonly OutputPoint[],
  definitions: Readonly<Record<string, MetricDefinition>>,
  timestamps: boolean,
): ReadonlyMap<string, Family> {
  const families = new Map<string, Family>()
  const familyByMetric = new Map<string, Family>()
  for (const point of points) {
    let family = familyByMetric.get(point.metric)
    if (family === undefined) {
      const definition = requireDefinition(point.metric, definitions)
      const name = toPrometheusName(definition)
      family = families.get(name) ?? { definition, samples: new Map() }
      families.set(name, family)
      familyByMetric.set(point.metric, family)
    }
    const labels = renderLabels(point.attributes)
    family.samples.set(timestamps ? `${labels} ${point.timeMs}` : labels, { labels, point })
  }
  return families
}

function renderFamily(
  name: string,
  { definition, samples }: Family,
  { openMetrics, timestamps }: { openMetrics: boolean; timestamps: boolean },
): string {
  const ordered = [...samples.values()].sort(
    (a, b) => compareText(a.labels, b.labels) || a.point.timeMs - b.point.timeMs,
  )
  const lines = ordered.map(({ labels, point }) => {
    const time = timestamps ? ` ${renderTime(point.timeMs, openMetrics)}` : ''
    return `${name}${labels} ${renderValue(point.value)}${time}\n`
  })
  return familyHeader(definition, openMetrics) + lines.join('')
}
