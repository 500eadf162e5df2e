import { compareCounts } from '@driftline/view'
import type { FleetRow } from './fleet-row.ts'
import { urgencyOf } from '../state-order.ts'

/** What needs attention first: the state, how many features are in it, how severe, a spent budget, the risk tier, the name. */
export function byAttention(a: FleetRow, b: FleetRow): number {
  return (
    urgencyOf(a.state) - urgencyOf(b.state) ||
    compareCounts(Object.fromEntries(a.featuresByState), Object.fromEntries(b.featuresByState)) ||
    worstOf(b) - worstOf(a) ||
    leastLeft(a) - leastLeft(b) ||
    compareText(a.riskTier, b.riskTier) ||
    compareText(a.model, b.model) ||
    compareText(a.environment, b.environment)
  )
}

/** What to show of the fleet. */
export interface FleetFilter {
  /** Anything that the name of the model, its environment, owner, version or worst feature holds, in any case. */
  readonly search?: string
  readonly owners?: readonly string[]
  readonly riskTiers?: readonly string[]
}

/** The rows that a filter lets through, in their order. */
export function filterFleet(
  rows: readonly FleetRow[],
  { search = '', owners = [], riskTiers = [] }: FleetFilter,
): readonly FleetRow[] {
  const wanted = search.trim().toLocaleLowerCase()
  const isFound = ({ model, environment, owner, version, worst }: FleetRow): boolean =>
    [model, environment, owner, version, worst?.feature ?? ''].some((text) => text.toLocaleLowerCase().includes(wanted))
  return rows.filter(
    (row) =>
      isFound(row) &&
      (owners.length === 0 || owners.includes(row.owner)) &&
      (riskTiers.length === 0 || riskTiers.includes(row.riskTier)),
  )
}

function worstOf({ worst }: FleetRow): number {
  return worst?.severity ?? 0
}

function leastLeft({ budgets }: FleetRow): number {
  return Math.min(1, ...budgets.map(({ left }) => left ?? 1))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
