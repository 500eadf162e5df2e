import type { MonitorSpec } from '@driftline/spec'
import { cadenceOf } from '../objective/cadence.ts'
import { judgedFeatures } from '../objective/judged-features.ts'
import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Finding } from './finding.ts'
import { problem } from './finding.ts'

/** Floors of drift that not even a drift of all features in all windows would reach. */
export function checkFloors(spec: MonitorSpec, objective: Objective, path: Finding['path']): readonly Finding[] {
  const judged = judgedFeatures(spec)
  if (objective.kind !== 'drift' || judged === 0) return []
  const [primary] = spec.windows
  return objective.fitted.tiers.flatMap((tier, i) => {
    const windows = Math.floor(tier.longMs / cadenceOf(primary!))
    const floor = objective.minBadOf(tier)
    if (windows * judged >= floor) return []
    return [
      problem(
        spec.alerting.tiers ? ['alerting', 'tiers', i, 'long'] : path,
        `Tier ${tier.name} can never fire for drift: it waits for ${floor} feature windows that drift, and in ${durationText(tier.longMs)} there are ${windows} of ${primary!.name}, with ${judged} judged features each.`,
        `Take a long window that holds at least ${Math.ceil(floor / judged)} windows.`,
      ),
    ]
  })
}
