import { metricDefinitions, toPrometheusLabel, toPrometheusName } from '@driftline/semconv'

/** How the metrics were renamed on their way into Prometheus. */
export interface NameSettings {
  /** Before every metric, e.g. `acme_`. Default none. */
  readonly metricPrefix?: string
  /** Before every label of the contract, e.g. `exported_`. Default none. */
  readonly labelPrefix?: string
}

/** The contract's names as the data source has them. */
export interface Names {
  /** @throws RangeError when the contract has no metric of the name */
  readonly metric: (metric: string) => string
  readonly label: (attribute: string) => string
  /** Attributes that the contract lists for a metric. @throws RangeError when it has none of the name */
  readonly attributesOf: (metric: string) => readonly string[]
}

/** Names of a data source. */
export function createNames({ metricPrefix = '', labelPrefix = '' }: NameSettings = {}): Names {
  return {
    metric: (metric) => `${metricPrefix}${toPrometheusName(definitionOf(metric))}`,
    label: (attribute) => `${labelPrefix}${toPrometheusLabel(attribute)}`,
    attributesOf: (metric) => definitionOf(metric).attributes,
  }
}

function definitionOf(metric: string) {
  const definition = metricDefinitions[metric]
  if (!definition) throw new RangeError(`The contract has no metric ${metric}.`)
  return definition
}
