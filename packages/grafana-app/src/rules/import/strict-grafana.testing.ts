import type { RuleSet } from '@driftline/rules'
import { buildRules } from '@driftline/rules'
import { parseMonitorSpec } from '@driftline/spec'
import type { Alerting } from '../../../host/server/alerting/create-alerting.ts'
import { createAlerting } from '../../../host/server/alerting/create-alerting.ts'
import type { Consent } from './consent.ts'
import { NO_CONSENT } from './consent.ts'
import { importRules } from './import-rules.ts'
import type { StepResult } from './import-result.ts'
import type { ImportPlan, ImportTarget, PlannedRule } from './import-plan.ts'
import { planImport } from './plan-import.ts'
import { RULER_PATH } from './provisioning-requests.ts'
import { readRuler } from './read-ruler.ts'
import type { SendRequest } from './send-request.ts'

export const FOLDER = { uid: 'driftline', title: 'Model health' }
export const TARGET: ImportTarget = {
  folderUid: FOLDER.uid,
  folderTitle: FOLDER.title,
  datasourceUid: 'prometheus',
  isManaged: false,
  begun: new Set(),
}

/** What an Editor may do in Grafana 13, as far as rules go. */
const EDITOR = [
  'folders:read',
  'folders:create',
  'alert.rules:read',
  'alert.rules:create',
  'alert.rules:write',
  'alert.rules:delete',
  'alert.provisioning.provenance:write',
]

/** @param objective of the availability of the model fares */
export function faresRules(objective = '0.999', more = ''): RuleSet {
  return rulesOfSpec(`{model: {name: fares}, slos: {availability: ${objective}${more}}}`)
}

/** @throws Error where the spec has problems */
export function rulesOfSpec(spec: string): RuleSet {
  const checked = parseMonitorSpec(spec)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return buildRules(checked.value)
}

/** A Grafana whose folder is there, and an import into it. */
export interface TriedGrafana {
  readonly alerting: Alerting
  readonly send: SendRequest
  readonly plan: (rules: RuleSet, target?: Partial<ImportTarget>) => Promise<ImportPlan>
  readonly run: (rules: RuleSet, consent?: Partial<Consent>) => Promise<readonly StepResult[]>
  /** Requests that would have changed something. */
  readonly writes: () => readonly string[]
}

export function tryGrafana(permissions: readonly string[] = EDITOR): TriedGrafana {
  const alerting = createAlerting()
  alerting.state.folders.set(FOLDER.uid, FOLDER)
  const send: SendRequest = async ({ method, path, body, headers = {} }) => {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const sent = { ...lower, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const request = { method, path: path.replace(/\?.*/, ''), headers: sent, body: JSON.stringify(body) ?? '' }
    const answer = alerting.answer(request, permissions)
    if (answer === undefined) throw new Error(`no Grafana answers ${method} ${path}`)
    return answer === 'lost'
      ? { status: 0, body: undefined }
      : (JSON.parse(JSON.stringify(answer)) as { status: number; body: unknown })
  }
  const plan: TriedGrafana['plan'] = async (rules, target) => {
    const { body } = await send({ method: 'GET', path: RULER_PATH })
    return planImport(rules, readRuler(body), { ...TARGET, ...target })
  }
  return {
    alerting,
    send,
    plan,
    run: async (rules, consent) =>
      importRules(send, { plan: await plan(rules), consent: { ...NO_CONSENT, ...consent }, newFolder: undefined }),
    writes: () => alerting.asked.filter((line) => !line.startsWith('GET')),
  }
}

/** Every rule of a plan. */
export function rulesOf({ groups }: ImportPlan): readonly PlannedRule[] {
  return groups.flatMap(({ rules }) => rules)
}

/** How often each decision was taken. */
export function decisions(plan: ImportPlan): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { decision } of rulesOf(plan)) counts[decision.kind] = (counts[decision.kind] ?? 0) + 1
  return counts
}
