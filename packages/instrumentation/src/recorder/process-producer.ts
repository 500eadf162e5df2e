import { EMPTY_RESOURCE } from '../telemetry/metric-data.ts'
import type { CollectionResult, MetricProducer, ScopeMetrics } from '../telemetry/metric-data.ts'
import type { ProcessRegistry, Source } from './process-registry.ts'

/** The one producer of the process: the scope metrics of every copy, each with the `ml.writer.id` of its own. */
export function processProducer(registry: ProcessRegistry): MetricProducer {
  return (registry.producer ??= {
    collect: () => {
      registry.collected = true
      return collectAll(registry.sources)
    },
  })
}

async function collectAll(sources: Iterable<Source>): Promise<CollectionResult> {
  const scopeMetrics: ScopeMetrics[] = []
  const errors: unknown[] = []
  for (const source of sources) {
    try {
      const { resourceMetrics, errors: failures } = await source.collect()
      scopeMetrics.push(...listOf(resourceMetrics.scopeMetrics))
      errors.push(...listOf(failures))
    } catch (cause) {
      errors.push(cause)
    }
  }
  return { resourceMetrics: { resource: EMPTY_RESOURCE, scopeMetrics }, errors }
}

/** What another copy gave is as unknown as it is typed. */
function listOf<Item>(items: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(items) ? items : []
}
