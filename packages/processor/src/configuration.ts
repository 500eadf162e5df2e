import type { MonitoredModel } from './models/monitor-options.ts'
import type { MonitorLimits } from './models/model-registry.ts'
import { DEFAULT_LIMITS } from './processor.ts'

/** All that decides, beside the entries, what a state becomes; plain JSON. */
export interface Configuration {
  readonly models: readonly MonitoredModel[]
  readonly limits: MonitorLimits
}

/** The configuration of a run, defaults filled in. */
export function configurationOf(options: {
  readonly models: readonly MonitoredModel[]
  readonly limits?: Partial<MonitorLimits>
}): Configuration {
  const models = options.models.map(({ spec, profiles }) => ({ spec, profiles }))
  return { models, limits: { ...DEFAULT_LIMITS, ...options.limits } }
}
