import type { GrafanaAnswer, GrafanaRequest } from '../grafana-api.ts'
import { refused, refusedBy } from './refused.ts'
import { groupBody, parseBody, ruleBody } from './alerting-bodies.ts'
import type { AlertingState, HeldRule } from './alerting-state.ts'
import { asKept, DEFAULT_INTERVAL_SECONDS, asProvisioned, rulesOfGroup } from './alerting-state.ts'
import { conflict, ruleProblem } from './check-rule.ts'
import { provenanceMismatch, provenanceOf } from './provenance.ts'
import { replaceGroup } from './replace-group.ts'

/** `GET /api/v1/provisioning/alert-rules/{uid}` */
export function readRule({ rules }: AlertingState, uid: string): GrafanaAnswer {
  const held = rules.get(uid)
  return held === undefined ? { status: 404 } : { status: 200, body: asProvisioned(held) }
}

/** `POST /api/v1/provisioning/alert-rules` */
export function createRule(state: AlertingState, request: GrafanaRequest): GrafanaAnswer {
  const parsed = parseBody(ruleBody, request.body)
  if ('wrong' in parsed) return refused(400, `bad request data: ${parsed.wrong}`)
  const { uid = '' } = parsed.value
  if (state.rules.has(uid)) return conflict(uid, 'rule UID under the same organisation should be unique')
  const rule = { ...asKept(parsed.value), uid: uid === '' ? `made-${state.rules.size + 1}` : uid }
  const problem = ruleProblem(state, rule)
  if (problem !== undefined) return problem
  const [beside] = rulesOfGroup(state, rule.folderUID, rule.ruleGroup)
  const intervalSeconds = beside?.intervalSeconds ?? DEFAULT_INTERVAL_SECONDS
  const held: HeldRule = { rule, intervalSeconds, provenance: provenanceOf(request) }
  state.rules.set(rule.uid, held)
  return { status: 201, body: asProvisioned(held) }
}

/** `DELETE /api/v1/provisioning/alert-rules/{uid}`: only who keeps it may; one that is not there is as good as deleted. */
export function deleteRule({ rules }: AlertingState, request: GrafanaRequest, uid: string): GrafanaAnswer {
  const stored = rules.get(uid)?.provenance ?? ''
  const given = provenanceOf(request)
  if (stored !== '' && stored !== given) return provenanceMismatch('delete', given, stored)
  rules.delete(uid)
  return { status: 204 }
}

/** `GET /api/v1/provisioning/folder/{uid}/rule-groups/{title}` */
export function readGroup(state: AlertingState, folderUid: string, title: string): GrafanaAnswer {
  const held = rulesOfGroup(state, folderUid, title)
  if (held.length === 0) return refusedBy(404, 'alerting.alert-rule.notFound', 'Not found')
  const interval = held[0]?.intervalSeconds ?? 0
  return { status: 200, body: { title, folderUid, interval, rules: held.map(asProvisioned) } }
}

/** `PUT /api/v1/provisioning/folder/{uid}/rule-groups/{title}` */
export function putGroup(
  state: AlertingState,
  request: GrafanaRequest,
  place: { readonly folderUid: string; readonly title: string },
): GrafanaAnswer {
  const parsed = parseBody(groupBody, request.body)
  if ('wrong' in parsed) return refused(400, `bad request data: ${parsed.wrong}`)
  if (parsed.value.title !== place.title || parsed.value.folderUid !== place.folderUid)
    return refused(400, 'bad request data: the body is about another group than the path')
  const { interval } = parsed.value
  const rules = parsed.value.rules.map((rule) => {
    return Object.assign(asKept(rule), { folderUID: place.folderUid, ruleGroup: place.title })
  })
  const problem = replaceGroup(state, { ...place, interval, rules, provenance: provenanceOf(request) })
  return problem ?? { status: 200, body: { ...parsed.value, rules } }
}
