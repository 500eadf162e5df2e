import type { OutputPoint } from '../export/output-point.ts'

/** Series one model may add to a Prometheus that others share. */
export const SERIES_BUDGET = 6000

/**
 * Keeps the first points up to the budget.
 *
 * @param points strongest claim first.
 * @returns the kept points and how many were dropped.
 */
export function withinBudget(
  points: readonly OutputPoint[],
  budget = SERIES_BUDGET,
): { readonly points: readonly OutputPoint[]; readonly dropped: number } {
  return { points: points.slice(0, budget), dropped: Math.max(0, points.length - budget) }
}
