import { toNumberText, toPercentText } from '@driftline/view'
import type { BurningBudget } from '../../frames/burn.ts'

/** Days that a budget is for. */
const BUDGET_DAYS = 30

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
