import type { AlertCounts, ObjectiveExplanation } from '@driftline/rules'
import { toNumberText } from '@driftline/view'

type Kind = ObjectiveExplanation['kind']

/** How often the alerts of an objective come although it is met; nothing where nobody said what the traffic is. */
export function chanceLines({ kind, tiers, falseAlerts }: ObjectiveExplanation): readonly string[] {
  if (!falseAlerts || tiers.length === 0) return []
  if (falseAlerts.kind === 'unknown') return [`  by chance, a month: no number, because ${falseAlerts.because}`]
  const { atBudget, atHalfBudget } = falseAlerts
  return [
    `  by chance, a month: ${countsText(atBudget)} where ${eventText(kind)} at exactly the budget,`,
    `          ${countsText(atHalfBudget)} at half of it`,
  ]
}

/** What the numbers rest on, or how to get them. */
export function chanceText(objectives: readonly ObjectiveExplanation[]): string {
  const told = objectives.flatMap(({ falseAlerts }) => falseAlerts ?? [])
  if (told.length === 0) return 'How many alerts come by chance depends on the traffic: --requests-per-hour N tells.\n'
  const expected = told.find((own) => own.kind === 'expected')
  if (!expected) return ''
  return `By chance: in ${toNumberText(expected.months)} simulated months with even traffic, calls at random. Tickets at exactly the budget are no mistake: it is all used. Failures in bursts are told more often.\n`
}

function countsText({ pages, tickets }: AlertCounts): string {
  return `${countText(pages, 'false page')} and ${countText(tickets, 'ticket')}`
}

function countText(perMonth: number, what: string): string {
  if (perMonth === 0) return `no ${what}`
  return `about ${toNumberText(Number(perMonth.toPrecision(2)))} ${what}s`
}

/** What is taken for independent. */
function eventText(kind: Kind): string {
  if (kind === 'missing' || kind === 'freshness') return 'calls fail one by one, each with all of its values,'
  return kind === 'custom' ? 'events, one a call, fail one by one' : 'calls fail one by one'
}
