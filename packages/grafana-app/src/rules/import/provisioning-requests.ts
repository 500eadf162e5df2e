/** Leaves a rule to people, who may edit it in Grafana; without it only the API may. */
export const LEAVE_TO_PEOPLE: Readonly<Record<string, string>> = { 'X-Disable-Provenance': 'true' }

/** For a rule that is deleted: who keeps it may delete it. */
export function keptAsIs(provenance: string): Readonly<Record<string, string>> {
  return provenance === '' ? LEAVE_TO_PEOPLE : {}
}

const RULES_PATH = '/api/v1/provisioning/alert-rules'

export function alertRulePath(uid?: string): string {
  return uid === undefined ? RULES_PATH : `${RULES_PATH}/${encodeURIComponent(uid)}`
}

export function ruleGroupPath({ folderUid, title }: { readonly folderUid: string; readonly title: string }): string {
  return `/api/v1/provisioning/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(title)}`
}

/** Answers with the rules that a person may see, whatever their role. */
export const RULER_PATH = '/api/ruler/grafana/api/v1/rules'
