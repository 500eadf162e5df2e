import type { MonitorSpec } from '@driftline/spec'
import type { TierExplanation } from '../../src/explain/explain-rules.ts'
import { explainRules } from '../../src/explain/explain-rules.ts'
import { durationText } from '../../src/promql/duration-text.ts'

const FEW_CALLS_AN_HOUR = 10

/** The tiers of the first objective of a spec: when each fires, and what a failure of everything has spent by then. */
export function tierTable(spec: MonitorSpec): string {
  const [objective] = explainRules(spec).objectives
  const [few] = explainRules(spec, { requestsPerHour: FEW_CALLS_AN_HOUR }).objectives
  const rows = objective!.tiers.map((tier, i) => ({ tier, many: outageText(tier), few: outageText(few!.tiers[i]!) }))
  const fewDiffer = rows.some((row) => row.few !== row.many)
  const head = [
    'tier',
    'tells by',
    'windows',
    'burn rate above',
    'bad events, at least',
    '`for`',
    'goes on for',
    'everything fails: told after, budget spent',
    ...(fewDiffer ? [`at ${FEW_CALLS_AN_HOUR} calls an hour`] : []),
  ]
  const cells = rows.map((row) => tierCells(row.tier).concat(row.many, fewDiffer ? [row.few] : []))
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function tierCells(tier: TierExplanation): readonly string[] {
  const { name, severity, longMs, shortMs, factor, minBad, forMs, keepFiringForMs } = tier
  return [
    `\`${name}\``,
    severity === 'critical' ? 'page' : 'ticket',
    `${durationText(longMs)}, ${durationText(shortMs)}`,
    String(factor),
    String(minBad),
    durationText(forMs),
    durationText(keepFiringForMs),
  ]
}

function outageText({ outage }: TierExplanation): string {
  if (!outage) return 'never'
  const spent = outage.budgetUsed > 1 ? 'all' : `${(100 * outage.budgetUsed).toPrecision(2)} %`
  return `${durationText(outage.afterMs)}, ${spent}`
}
