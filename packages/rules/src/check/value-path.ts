import type { Path } from '@driftline/spec'
import type { Objective } from '../objective/objective.ts'

/** An objective may be written alone or with more beside it; where alone, the place is the same. */
export function valuePath(path: Path, { kind }: Pick<Objective, 'kind'>): Path {
  return kind === 'custom' || kind === 'latency' || kind === 'freshness' || kind === 'quality'
    ? [...path, 'objective']
    : path
}
