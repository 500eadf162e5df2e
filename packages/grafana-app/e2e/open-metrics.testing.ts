import { metricDefinitions, toPrometheusLabel, toPrometheusName } from '@driftline/semconv'

/** A sample of a metric of the contract. */
export interface WrittenSample {
  readonly metric: string
  readonly attributes: Readonly<Record<string, string>>
  readonly value: number
  readonly timeMs: number
}

/** Writes samples of gauges as OpenMetrics, names as Prometheus has them. */
export function toOpenMetrics(samples: readonly WrittenSample[]): string {
  const metrics = [...new Set(samples.map(({ metric }) => metric))]
  const families = metrics.map((metric) => {
    const name = toPrometheusName(metricDefinitions[metric]!)
    const own = samples.filter((sample) => sample.metric === metric)
    return [`# TYPE ${name} gauge`, ...own.map((sample) => `${name}${line(sample)}`)].join('\n')
  })
  return `${families.join('\n')}\n# EOF\n`
}

function line({ attributes, value, timeMs }: WrittenSample): string {
  const labels = Object.entries(attributes).map(([name, text]) => `${toPrometheusLabel(name)}="${escape(text)}"`)
  return `{${labels.join(',')}} ${value} ${timeMs / 1000}`
}

function escape(text: string): string {
  return text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)
}
