import type { Consent } from './consent.ts'
import { groupsToWrite, rulesToRemove } from './consent.ts'
import type { GrafanaFolder } from './grafana-folder.ts'
import { findFolderProblem, makeFolder } from './grafana-folder.ts'
import { importGroup } from './import-group.ts'
import { endsImport, problemOf } from './import-problem.ts'
import type { ImportStep, StepResult } from './import-result.ts'
import type { ImportPlan } from './import-plan.ts'
import type { PlacedRule } from './placed-rule.ts'
import { alertRulePath, keptAsIs } from './provisioning-requests.ts'
import { changeProblem } from './read-standing.ts'
import type { SendRequest } from './send-request.ts'
import { isSuccess } from './send-request.ts'

/** What is to be imported, and what may be touched for it. */
export interface ImportOrder {
  readonly plan: ImportPlan
  readonly consent: Consent
  /** The folder to make first; undefined where it is there. */
  readonly newFolder: GrafanaFolder | undefined
}

/**
 * Writes a plan group by group; a group that fails leaves the others alone, unless what it met would meet them all.
 *
 * @param onStep told of all that has ended so far
 */
export async function importRules(
  send: SendRequest,
  order: ImportOrder,
  onStep: (results: readonly StepResult[]) => void = () => {},
): Promise<readonly StepResult[]> {
  const results: StepResult[] = []
  for (const { run, kind, title } of stepsOf(order)) {
    const hasEnded = results.some(endsAll)
    const problem = results.length === 0 ? await folderProblem(send, order) : undefined
    if (hasEnded) results.push({ kind, title, status: 'not-begun', made: [] })
    else results.push(problem ? { kind, title, status: 'failed', made: [], problem } : await run(send))
    onStep([...results])
  }
  return results
}

/** Some versions take rules for a folder that is not there, and nobody sees them then. */
async function folderProblem(send: SendRequest, { plan, consent, newFolder }: ImportOrder) {
  const [group] = groupsToWrite(plan, consent)
  return group === undefined || newFolder !== undefined ? undefined : findFolderProblem(send, group.folderUid)
}

/** What an import consists of, before it begins. */
export function importSteps(order: ImportOrder): readonly ImportStep[] {
  return stepsOf(order).map(({ kind, title }) => ({ kind, title }))
}

interface RunnableStep extends ImportStep {
  readonly run: (send: SendRequest) => Promise<StepResult>
}

function stepsOf({ plan, consent, newFolder }: ImportOrder): readonly RunnableStep[] {
  const groups = groupsToWrite(plan, consent)
  return [
    ...(newFolder === undefined || groups.length === 0
      ? []
      : [{ kind: 'folder' as const, title: newFolder.title, run: (send: SendRequest) => makeFolder(send, newFolder) }]),
    ...groups.map((group) => ({
      kind: 'group' as const,
      title: group.title,
      run: (send: SendRequest) => importGroup(send, group, consent),
    })),
    ...rulesToRemove(plan, consent).map((rule) => ({
      kind: 'removal' as const,
      title: rule.rule.name,
      run: (send: SendRequest) => removeRule(send, rule),
    })),
  ]
}

function endsAll({ kind, status, problem }: StepResult): boolean {
  if (kind === 'folder' && status !== 'done') return true
  return problem !== undefined && endsImport(problem)
}

/** What somebody else has deleted is deleted; what somebody has changed since it was seen stays. */
async function removeRule(send: SendRequest, seen: PlacedRule): Promise<StepResult> {
  const result = { kind: 'removal', title: seen.rule.name, made: [] } as const
  const path = alertRulePath(seen.uid)
  const problem = await changeProblem(send, seen)
  if (problem !== undefined && problem.status !== 404) return { ...result, status: 'failed', problem }
  const answer = await send({ method: 'DELETE', path, headers: keptAsIs(seen.provenance) })
  if (isSuccess(answer) || answer.status === 404) return { ...result, status: 'done' }
  return { ...result, status: 'failed', problem: problemOf(answer) }
}
