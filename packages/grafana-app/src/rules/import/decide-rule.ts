import type { DifferenceStatus, FieldChange, GrafanaApiRule } from '@driftline/rules'
import { diffRules } from '@driftline/rules'
import { APP_ORIGIN } from './origin-label.ts'
import type { PlacedRule } from './placed-rule.ts'
import type { ConflictReason, Decision, EditedReason, ImportTarget, PlanFacts } from './import-plan.ts'

/** Of a rule's fields, those its hash does not hold: they say where it is. */
const PLACE_FIELDS = new Set(['folder', 'group', 'interval', 'data source'])
/** Who else may keep a rule, so that a person or the app cannot write it. */
const PEOPLE_AND_API = new Set(['', 'api'])

/** @param facts with the rule set cut down to the one rule @param found the rule of its identity in Grafana */
export function decide(facts: PlanFacts, wanted: GrafanaApiRule, found: PlacedRule | undefined): Decision {
  const { installed, target } = facts
  if (found === undefined) return decideNew(wanted, installed)
  const compared = compare(facts, found)
  if (compared === 'foreign') return conflict('uid', found)
  const fields = [...placeChanges(found, target), ...compared.fields]
  if (fields.length === 0) return { kind: 'unchanged' }
  if (found.form === 'grafana-convert') return conflict('converted', found)
  if (!PEOPLE_AND_API.has(found.provenance)) return conflict('file', found)
  const renamed = takenTitle(wanted, installed)
  if (renamed !== undefined) return conflict('title', renamed)
  const why = editedReason(compared.status, fields, target.begun.has(found.uid))
  return why === undefined ? { kind: 'update', fields } : { kind: 'edited', why, fields }
}

function decideNew(wanted: GrafanaApiRule, installed: readonly PlacedRule[]): Decision {
  const taken = takenTitle(wanted, installed)
  return taken === undefined ? { kind: 'create' } : conflict('title', taken)
}

function conflict(why: ConflictReason, other: PlacedRule): Decision {
  return { kind: 'conflict', why, other }
}

/** Grafana lets no two rules of a folder have one title. */
function takenTitle({ uid, title, folderUID }: GrafanaApiRule, installed: readonly PlacedRule[]) {
  return installed.find((other) => other.uid !== uid && other.folderUid === folderUID && other.rule.name === title)
}

/** How the rule of the spec and the one in Grafana differ, by the diff that the command line has, too. */
function compare({ rules, target }: PlanFacts, found: PlacedRule) {
  const { form, rule } = found
  const { differences } = diffRules(rules, { form, rules: [rule] }, { datasourceUid: target.datasourceUid })
  if (differences.some(({ status }) => status === 'missing')) return 'foreign'
  const [difference] = differences
  const isStranger = difference?.status === 'changed' && rule.labels['managed_by'] !== 'driftline'
  if (isStranger) return 'foreign'
  return { status: difference?.status, fields: difference?.fields ?? [] }
}

function placeChanges(found: PlacedRule, { folderUid, folderTitle, isManaged }: ImportTarget): readonly FieldChange[] {
  const folder = { field: 'folder', installed: found.folderTitle || found.folderUid, wanted: folderTitle || folderUid }
  const origin = isManaged ? APP_ORIGIN : ''
  return [
    ...(found.folderUid === folderUid ? [] : [folder]),
    ...(found.origin === origin
      ? []
      : [{ field: 'managed by', installed: keeper(found.origin), wanted: keeper(origin) }]),
  ]
}

function keeper(origin: string): string {
  if (origin === '') return 'people'
  return origin === APP_ORIGIN ? 'this app' : origin
}

function editedReason(
  status: DifferenceStatus | undefined,
  fields: readonly FieldChange[],
  isBegun: boolean,
): EditedReason | undefined {
  if (status === 'edited') return 'rule'
  if (status === 'changed') return 'unknown'
  return !isBegun && fields.some(({ field }) => PLACE_FIELDS.has(field)) ? 'place' : undefined
}
