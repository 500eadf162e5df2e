import type { Consent } from './consent.ts'
import { isWritten } from './consent.ts'
import type { ImportProblem } from './import-problem.ts'
import { problemOf } from './import-problem.ts'
import type { PlannedGroup } from './import-plan.ts'
import { fieldsOf, textOf } from './json-fields.ts'
import type { PlacedRule } from './placed-rule.ts'
import { placedRule, placedRules } from './placed-rule.ts'
import { alertRulePath, ruleGroupPath } from './provisioning-requests.ts'
import { isSameRules } from './same-rules.ts'
import type { SendRequest } from './send-request.ts'
import { isSuccess } from './send-request.ts'

/** The rules of a group as they stand, or why nothing may be written to it. */
export type Standing =
  | { readonly ok: true; readonly rules: readonly PlacedRule[] }
  | { readonly ok: false; readonly problem: ImportProblem }

const CHANGED: ImportProblem = { kind: 'changed-meanwhile', said: '', status: 200 }

/** Reads a group a last time before it is written: what somebody changed since the plan was made is not overwritten. */
export async function readStanding(send: SendRequest, group: PlannedGroup, consent: Consent): Promise<Standing> {
  const answer = await send({ method: 'GET', path: ruleGroupPath(group) })
  if (!isSuccess(answer) && answer.status !== 404) return { ok: false, problem: problemOf(answer) }
  const rules = isSuccess(answer) ? placedRules(answer.body) : []
  if (!isSameRules(rules, group.standing)) return { ok: false, problem: CHANGED }
  for (const rule of movedIn(group, consent)) {
    const problem = await changeProblem(send, rule)
    if (problem !== undefined) return { ok: false, problem }
  }
  return { ok: true, rules }
}

/** Why a single rule may not be written; undefined where it is as it was seen. */
export async function changeProblem(send: SendRequest, seen: PlacedRule): Promise<ImportProblem | undefined> {
  const now = await send({ method: 'GET', path: alertRulePath(seen.uid) })
  if (now.status === 404) return { ...CHANGED, status: 404 }
  if (!isSuccess(now)) return problemOf(now)
  return isAsSeen(seen, now.body) ? undefined : CHANGED
}

/** Rules that stand elsewhere and are to come. */
function movedIn({ rules, standing }: PlannedGroup, consent: Consent): readonly PlacedRule[] {
  const here = new Set(standing.map(({ uid }) => uid))
  return rules
    .filter((rule) => isWritten(rule, consent))
    .flatMap(({ installed }) => (installed === undefined || here.has(installed.uid) ? [] : [installed]))
}

/** A single rule is answered without the interval of its group. */
function isAsSeen(seen: PlacedRule, body: unknown): boolean {
  const sent = fieldsOf(body)
  const group = {
    title: textOf(sent['ruleGroup']),
    folderUid: textOf(sent['folderUID']),
    interval: (seen.rule.intervalMs ?? 0) / 1000,
  }
  return isSameRules([seen], placedRule(sent, group))
}
