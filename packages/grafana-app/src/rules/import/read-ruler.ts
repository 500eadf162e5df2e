import { parseRulerSeconds } from './ruler-seconds.ts'
import type { Fields } from './json-fields.ts'
import { fieldsOf, itemsOf, textOf } from './json-fields.ts'
import type { PlacedRule } from './placed-rule.ts'
import { placedRule } from './placed-rule.ts'

/** What `GET /api/ruler/grafana/api/v1/rules` answers, which everybody may read who may see the rules; never throws. */
export function readRuler(answer: unknown): readonly PlacedRule[] {
  return Object.entries(fieldsOf(answer))
    .flatMap(([folderTitle, groups]) => itemsOf(groups).map((group) => ({ folderTitle, group: fieldsOf(group) })))
    .flatMap((placed) => itemsOf(placed.group['rules']).flatMap((rule) => readRule(fieldsOf(rule), placed)))
}

interface PlacedGroup {
  readonly folderTitle: string
  readonly group: Fields
}

function readRule(rule: Fields, { folderTitle, group }: PlacedGroup): readonly PlacedRule[] {
  const alert = fieldsOf(rule['grafana_alert'])
  const title = textOf(group['name'])
  const folderUid = textOf(alert['namespace_uid'])
  const interval = parseRulerSeconds(textOf(group['interval']))
  return placedRule(asProvisioned(rule, alert, { title, folderUid }), { title, folderUid, folderTitle, interval })
}

/** The same rule in the words of the provisioning API. */
function asProvisioned(rule: Fields, alert: Fields, place: { readonly title: string; readonly folderUid: string }) {
  return {
    uid: alert['uid'],
    folderUID: place.folderUid,
    ruleGroup: place.title,
    title: alert['title'],
    condition: alert['condition'],
    data: alert['data'],
    noDataState: alert['no_data_state'],
    execErrState: alert['exec_err_state'],
    for: rule['for'],
    keep_firing_for: rule['keep_firing_for'],
    labels: rule['labels'],
    annotations: rule['annotations'],
    isPaused: alert['is_paused'],
    notification_settings: alert['notification_settings'],
    missingSeriesEvalsToResolve: alert['missing_series_evals_to_resolve'],
    record: alert['record'],
    provenance: alert['provenance'],
  }
}
