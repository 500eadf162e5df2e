import type { MetricDefinition } from '@driftline/semconv'

/** The definition of a metric. @throws RangeError when the registry does not know the name. */
export function requireDefinition(
  metric: string,
  definitions: Readonly<Record<string, MetricDefinition>>,
): MetricDefinition {
  const definition = Object.hasOwn(definitions, metric) ? definitions[metric] : undefined
  if (definition === undefined)
    throw new RangeError(`Metric "${metric}" is not in the registry of names; add it to the model of semconv.`)
  return definition
}
