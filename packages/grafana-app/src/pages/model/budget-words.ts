import { toNumberText, toPercentText } from '@driftline/view'
import type { BurningBudget } from '../../frames/burn.ts'
import { burnMs } from '../../queries/model-queries.ts'
import type { PageScope } from '../../queries/page-scope.ts'

/** Days that a budget is for. */
const BUDGET_DAYS = 30
const DAY_MS = 86_400_000

/** An objective as it is written: `99.95 %`, not rounded to what it is not. */
export function objectiveText(objective: number): string {
  return `${Number((objective * 100).toFixed(6))} %`
}

/** What is left of a budget: `62 %`, `spent, 1.4 times`; `–` where nothing was counted. */
export function leftText({ left }: Pick<BurningBudget, 'left'>): string {
  if (left === undefined) return '–'
  if (left > 0) return toPercentText(left)
  return left === 0 ? 'spent' : `spent ${toNumberText(1 - left)} times`
}

/** Over what it is said how fast budgets go: `the last day`, `the last 7 days`; undefined where it is not. */
export function burnOverText(scope: PageScope): string | undefined {
  const overMs = burnMs(scope)
  if (overMs === undefined) return undefined
  const days = Math.round(overMs / DAY_MS)
  return days === 1 ? 'the last day' : `the last ${days} days`
}

/** How fast a budget goes, in words. @param over what the burn is of: `the last day` */
export function burnText({ burn, left }: Pick<BurningBudget, 'burn' | 'left'>, over: string): string {
  if (burn === undefined) return `– nothing was counted in ${over}`
  if (burn <= 0) return `nothing spent in ${over}`
  const speed = `${toNumberText(burn)} × the pace that lasts, over ${over}`
  return left !== undefined && left > 0 && burn > 1 ? `${speed}; spent in ${spentIn(left, burn)} if it goes on` : speed
}

function spentIn(left: number, burn: number): string {
  const days = (left * BUDGET_DAYS) / burn
  return days < 2 ? `${toNumberText(days * 24)} h` : `${toNumberText(days)} days`
}
