import type { GrafanaAnswer } from '../grafana-api.ts'
import { invalidRule, refused } from './refused.ts'
import type { RuleBody } from './alerting-bodies.ts'
import type { AlertingState, HeldRule } from './alerting-state.ts'
import { rulesOfGroup } from './alerting-state.ts'
import { folderProblem, intervalProblem, ruleProblem } from './check-rule.ts'
import { provenanceMismatch } from './provenance.ts'

/** A group as it is to stand. */
export interface WantedGroup {
  readonly folderUid: string
  readonly title: string
  /** Seconds. */
  readonly interval: number
  readonly rules: readonly RuleBody[]
  readonly provenance: string
}

/** Puts a group in the place of the one there is, all of it or nothing. @returns what is against it */
export function replaceGroup(state: AlertingState, group: WantedGroup): GrafanaAnswer | undefined {
  const problem = intervalProblem(group.interval) ?? folderProblem(state, group.folderUid) ?? rulesProblem(state, group)
  if (problem !== undefined) return problem
  const { provenance, interval } = group
  for (const { rule } of leftOut(state, group)) state.rules.delete(rule.uid)
  for (const rule of group.rules as readonly HeldRule['rule'][]) {
    const held = state.rules.get(rule.uid)
    const isTouched = held === undefined || isChanged(held, rule, interval)
    state.rules.set(rule.uid, {
      rule,
      intervalSeconds: interval,
      provenance: isTouched ? provenance : held.provenance,
    })
  }
  return undefined
}

function rulesProblem(state: AlertingState, group: WantedGroup): GrafanaAnswer | undefined {
  const uids = group.rules.map(({ uid }) => uid)
  const twice = uids.find((uid, i) => uids.indexOf(uid) !== i)
  if (twice !== undefined)
    return refused(
      409,
      `failed to update alert rules: version conflict while updating a record in the database with optimistic locking: alert rule UID ${twice} version 1`,
    )
  for (const rule of group.rules) {
    const problem = oneProblem(state, group, rule)
    if (problem !== undefined) return problem
  }
  const kept = leftOut(state, group).find(({ provenance }) => !mayTurn(provenance, group.provenance))
  return kept && provenanceMismatch('delete', group.provenance, kept.provenance)
}

function oneProblem(state: AlertingState, group: WantedGroup, rule: RuleBody): GrafanaAnswer | undefined {
  const { interval, provenance } = group
  const held = state.rules.get(rule.uid ?? '')
  // Versions before 11.6 do not make rules here; nor does this host, so that nobody relies on it.
  if (held === undefined)
    return refused(
      500,
      `failed to calculate diff for alert rules: failed to update rule with UID ${rule.uid} because could not find alert rule`,
    )
  if (secondsOf(rule.for) % interval !== 0)
    return invalidRule(`field \`for\` (${rule.for}) should be a multiple of the interval (${interval}s)`)
  const isTouched = isChanged(held, rule, interval)
  if (isTouched && !mayTurn(held.provenance, provenance))
    return provenanceMismatch('update', provenance, held.provenance)
  return ruleProblem(state, rule)
}

/** Rules of the group that the new one does not have: they are deleted. */
function leftOut(state: AlertingState, { folderUid, title, rules }: WantedGroup): readonly HeldRule[] {
  const uids = new Set(rules.map(({ uid }) => uid))
  return rulesOfGroup(state, folderUid, title).filter(({ rule }) => !uids.has(rule.uid))
}

/** Whether rules of a group may go from one keeper to another: to people also from the API and from conversion. */
function mayTurn(stored: string, given: string): boolean {
  if (stored === given || stored === '') return true
  return given === '' && (stored === 'api' || stored === 'converted_prometheus')
}

function isChanged(held: HeldRule, rule: RuleBody, interval: number): boolean {
  return held.intervalSeconds !== interval || canonical(held.rule) !== canonical(rule)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, own: unknown) =>
    typeof own === 'object' && own !== null && !Array.isArray(own)
      ? Object.fromEntries(Object.entries(own).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : own,
  )
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

function secondsOf(duration: string): number {
  return [...duration.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 0),
    0,
  )
}
