import type { MonitorSpec } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { cadenceOf } from '../objective/cadence.ts'
import type { Objective } from '../objective/objective.ts'
import { durationText } from '../promql/duration-text.ts'
import type { Tier } from '../tiers/tier.ts'
import type { Finding } from './finding.ts'
import { problem, warning } from './finding.ts'
import { valuePath } from './value-path.ts'

/** Tiers that an objective cannot have, or has otherwise than they were meant. */
export function checkTiers(spec: MonitorSpec, objective: Objective, path: Finding['path']): readonly Finding[] {
  const { fitted, name } = objective
  if (spec.alerting.tiers) return fitted.tiers.flatMap((tier, i) => checkOwnTier(spec, { objective, tier, i }))
  if (fitted.tiers.length === 0) return [withoutTier(spec, objective, path)]
  return [
    ...fitted.rescaled.map(({ from, to }) =>
      warning(
        valuePath(path, objective),
        `${name}: not even a total failure burns ${decimalText(from.factor)} times too fast, so tier ${to.name} watches ${windowsOf(to)} at ${decimalText(to.factor)} instead of ${windowsOf(from)}.`,
        'It is slower for it. A stricter objective keeps the faster windows.',
      ),
    ),
    ...fitted.dropped.map(({ tier, because }) =>
      warning(
        valuePath(path, objective),
        `${name} has no tier ${tier.name}: ${because}.`,
        'The slower tiers watch alone. A stricter objective keeps it.',
      ),
    ),
  ]
}

function withoutTier(spec: MonitorSpec, objective: Objective, path: Finding['path']): Finding {
  const cadence = slowCadence(spec, objective)
  if (objective.kind === 'drift' && cadence)
    return warning(
      cadence.path,
      `drift: verdicts of ${cadence.text} come too seldom for a burn rate within ${spec.alerting.period}: this objective has no tier, and only ModelDriftAct tells of drift.`,
      'Put a window of a day or shorter first under "windows" to get its tiers.',
    )
  if (cadence)
    return problem(
      cadence.path,
      `${objective.name}: cohorts of ${cadence.text} come too seldom for a burn rate within ${spec.alerting.period}: this objective has no tier, and nothing tells of it.`,
      'Take cohorts of a day or shorter.',
    )
  return problem(
    valuePath(path, objective),
    `${objective.name}: no tier is left for an objective of ${decimalText(objective.objective)}: not even a total failure burns fast enough.`,
    'Promise more, or write "alerting.tiers" of your own.',
  )
}

/** What comes so seldom that no tier fits. */
function slowCadence(
  { windows, labels }: MonitorSpec,
  { kind }: Objective,
): { readonly path: Finding['path']; readonly text: string } | undefined {
  if (kind === 'drift') return { path: ['windows', 0], text: windows[0]!.name }
  if (kind === 'quality') return { path: ['labels', 'cohort'], text: labels.cohort.name }
  return undefined
}

function checkOwnTier(
  spec: MonitorSpec,
  { objective, tier, i }: { readonly objective: Objective; readonly tier: Tier; readonly i: number },
): readonly Finding[] {
  const path = ['alerting', 'tiers', i]
  const most = 1 / Number(objective.budget)
  const cadenceMs = ownCadenceMs(spec, objective)
  return [
    ...(tier.factor >= most
      ? [
          problem(
            [...path, 'factor'],
            `Tier ${tier.name} can never fire for ${objective.name}: it waits for a burn rate above ${decimalText(tier.factor)}, and a total failure burns at ${decimalText(Number(most.toPrecision(4)))}.`,
            `Take a factor of at most ${decimalText(Number((0.8 * most).toPrecision(4)))}, over a longer window.`,
          ),
        ]
      : []),
    ...(cadenceMs !== undefined && tier.shortMs < 2 * cadenceMs
      ? [
          warning(
            [...path, 'short'],
            `${objective.name} is counted once in ${durationText(cadenceMs)}, and the short window of tier ${tier.name} is ${durationText(tier.shortMs)}: now and then it holds none or one, so the alert comes and goes or never fires.`,
            `Take at least ${durationText(2 * cadenceMs)}, and a little more, for a short window.`,
          ),
        ]
      : []),
  ]
}

function ownCadenceMs({ windows, labels }: MonitorSpec, { kind }: Objective): number | undefined {
  if (kind === 'drift') return cadenceOf(windows[0]!)
  return kind === 'quality' ? cadenceOf(labels.cohort) : undefined
}

function windowsOf({ longMs, shortMs }: Tier): string {
  return `${durationText(longMs)} and ${durationText(shortMs)}`
}
