import type { Consent } from './consent.ts'
import { groupBody, ruleToSend } from './group-body.ts'
import type { StepResult } from './import-result.ts'
import type { ImportProblem } from './import-problem.ts'
import { problemOf } from './import-problem.ts'
import type { PlannedGroup } from './import-plan.ts'
import { alertRulePath, LEAVE_TO_PEOPLE, ruleGroupPath } from './provisioning-requests.ts'
import { readStanding } from './read-standing.ts'
import type { SendRequest } from './send-request.ts'
import { isSuccess } from './send-request.ts'

/**
 * Writes a group: looks whether it is still as the plan saw it, makes the rules it lacks one by one, because older
 * versions put no group with a rule they do not know, then puts it as a whole.
 */
export async function importGroup(send: SendRequest, group: PlannedGroup, consent: Consent): Promise<StepResult> {
  const made: string[] = []
  const result = { kind: 'group', title: group.title, made } as const
  const failed = (problem: ImportProblem): StepResult => {
    return { ...result, status: made.length > 0 ? 'part' : 'failed', problem }
  }
  const standing = await readStanding(send, group, consent)
  if (!standing.ok) return failed(standing.problem)
  for (const rule of group.rules.filter(({ decision }) => decision.kind === 'create')) {
    const body = ruleToSend(rule)
    const answer = await send({ method: 'POST', path: alertRulePath(), body, headers: LEAVE_TO_PEOPLE })
    if (!isSuccess(answer)) return failed(problemOf(answer))
    made.push(body.uid)
  }
  const body = groupBody(group, consent, standing.rules)
  const answer = await send({ method: 'PUT', path: ruleGroupPath(group), body, headers: LEAVE_TO_PEOPLE })
  return isSuccess(answer) ? { ...result, status: 'done' } : failed(problemOf(answer))
}
