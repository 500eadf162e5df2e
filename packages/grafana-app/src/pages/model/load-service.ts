import { readEnvironments, readServiceCalls } from '../../frames/service-calls.ts'
import type { ServiceCalls } from '../../frames/service-calls.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { environmentsQuery, inferenceQueries } from '../../queries/inference-queries.ts'
import type { TimeGrid } from '../../queries/time-grid.ts'
import { chartStepMs } from '../../queries/time-grid.ts'

/** What the services of a model say of themselves. */
export interface ServiceShown {
  readonly grid: TimeGrid
  /** Undefined where nothing is told of the environment. */
  readonly calls: ServiceCalls | undefined
  /** Environments that services of the model say they run in. */
  readonly environments: readonly string[]
  /** Nothing says of which environment calls are: those of all are counted together. */
  readonly isMixed: boolean
}

interface WantedService {
  readonly environment: string
  readonly model: string
  readonly fromMs: number
  readonly toMs: number
}

/** Reads traffic, errors and latency; of its own environment alone wherever the services say which is theirs. */
export async function loadService(
  { ask, names }: PageAsk,
  { environment, model, fromMs, toMs }: WantedService,
): Promise<ServiceShown> {
  const grid = { fromMs, toMs, stepMs: chartStepMs(toMs - fromMs) }
  const environments = readEnvironments(names, await ask([environmentsQuery(names, { model, fromMs, toMs })]))
  const named = environments.filter((name) => name !== '')
  if (named.length > 0 && !named.includes(environment)) return { grid, environments, calls: undefined, isMixed: false }
  const isMixed = named.length === 0
  const scope = { model, ...grid, ...(!isMixed && { environment }) }
  const calls = readServiceCalls(names, await ask(inferenceQueries(names, scope)), grid)
  return { grid, environments, calls, isMixed }
}
