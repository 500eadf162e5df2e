import { styleText } from 'node:util'
import type { ObjectiveExplanation, RulesExplanation, TierExplanation } from '@driftline/rules'
import {
  chanceBasis,
  chanceWords,
  durationWords,
  promiseWords,
  retentionWords,
  tierWords,
  toCountText,
  toNumberText,
} from '@driftline/view'
import type { OutputStream } from '../command-context.ts'

/** What the rules of a spec do, for people. */
export function renderExplanation(
  { model, periodMs, objectives, lookBack }: RulesExplanation,
  { requestsPerHour, stream }: { readonly requestsPerHour?: number | undefined; readonly stream: OutputStream },
): string {
  const traffic = requestsPerHour === undefined ? 'steady traffic' : `${toNumberText(requestsPerHour)} requests an hour`
  const head = `${styleText('bold', model, { stream })}: ${toCountText(objectives.length, 'objective')} over ${durationWords(periodMs)}, at ${traffic}\n`
  const shown = objectives.map((objective) => renderObjective(objective, { periodMs, stream }))
  return `${head}\n${shown.join('\n')}\n${basisText(objectives)}${retentionWords(lookBack)}\n`
}

function renderObjective(
  objective: ObjectiveExplanation,
  { periodMs, stream }: { readonly periodMs: number; readonly stream: OutputStream },
): string {
  const { name, tiers, dropped } = objective
  const lines = [
    `${styleText('bold', name, { stream })}: ${promiseWords(objective, periodMs)}`,
    ...tiers.flatMap((tier) => tierLines(tier, objective)),
    ...(tiers.length === 0 ? ['  no tier: nothing tells of its budget. "driftline rules check" says why.'] : []),
    ...chanceWords(objective).map((part, i) => `${i === 0 ? '  ' : FURTHER}${part}`),
    ...dropped.map((because) => `  left out: ${because}.`),
  ]
  return `${lines.join('\n')}\n`
}

/** Before the further lines of a tier. */
const FURTHER = ' '.repeat(10)

function tierLines(tier: TierExplanation, objective: ObjectiveExplanation): readonly string[] {
  const { tells, outage, fires, goesOn } = tierWords(tier, objective)
  return [`  ${tier.name.padEnd(8)}${tells}: ${outage}`, `${FURTHER}${fires};`, `${FURTHER}${goesOn}`]
}

/** What the numbers rest on, or how to get them. */
function basisText(objectives: readonly ObjectiveExplanation[]): string {
  if (objectives.every(({ falseAlerts }) => falseAlerts === undefined))
    return 'How many alerts come by chance depends on the traffic: --requests-per-hour N tells.\n'
  const basis = chanceBasis(objectives)
  return basis === undefined ? '' : `${basis}\n`
}
