import type { AlertCounts, ObjectiveExplanation } from '@driftline/rules'
import { toNumberText } from '../text/number-text.ts'

/**
 * How often the alerts of an objective come in a month although it is met, in a sentence of one or two parts; none where
 * nobody said what the traffic is.
 */
export function chanceWords({ kind, tiers, falseAlerts }: ObjectiveExplanation): readonly string[] {
  if (!falseAlerts || tiers.length === 0) return []
  if (falseAlerts.kind === 'unknown') return [`by chance, a month: no number, because ${falseAlerts.because}`]
  const { atBudget, atHalfBudget } = falseAlerts
  return [
    `by chance, a month: ${countsWords(atBudget)} where ${eventWords(kind)} at exactly the budget,`,
    `${countsWords(atHalfBudget)} at half of it`,
  ]
}

/** What the numbers rest on; undefined where there are none. */
export function chanceBasis(objectives: readonly ObjectiveExplanation[]): string | undefined {
  const expected = objectives.flatMap(({ falseAlerts }) => falseAlerts ?? []).find(({ kind }) => kind === 'expected')
  if (expected?.kind !== 'expected') return undefined
  return `By chance: in ${toNumberText(expected.months)} simulated months with even traffic, calls at random. Tickets at exactly the budget are no mistake: it is all used. Failures in bursts are told more often.`
}

function countsWords({ pages, tickets }: AlertCounts): string {
  return `${countWords(pages, 'false page')} and ${countWords(tickets, 'ticket')}`
}

function countWords(perMonth: number, what: string): string {
  if (perMonth === 0) return `no ${what}`
  return `about ${toNumberText(Number(perMonth.toPrecision(2)))} ${what}s`
}

/** What is taken for independent. */
function eventWords(kind: ObjectiveExplanation['kind']): string {
  if (kind === 'missing' || kind === 'freshness') return 'calls fail one by one, each with all of its values,'
  return kind === 'custom' ? 'events, one a call, fail one by one' : 'calls fail one by one'
}
