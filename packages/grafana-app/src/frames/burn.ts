import type { Budget } from './budgets.ts'

/** A budget, and how fast it goes. */
export interface BurningBudget extends Budget {
  /** 1 spends exactly the budget in its time; undefined where there were no events lately, or their time is too short. */
  readonly burn: number | undefined
}

/** Budgets of 30 days with how fast each burns. @param lately the same objectives over a shorter time, if asked for */
export function burningBudgets(budgets: readonly Budget[], lately: readonly Budget[]): readonly BurningBudget[] {
  const bySlo = new Map(lately.map((budget) => [budget.slo, budget]))
  return budgets.map((budget) => ({ ...budget, burn: burnOf(bySlo.get(budget.slo)) }))
}

function burnOf(budget: Budget | undefined): number | undefined {
  return budget?.left === undefined ? undefined : 1 - budget.left
}
