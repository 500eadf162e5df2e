import type { InstalledRule, RuleForm } from '@driftline/rules'
import { readGrafanaGroups } from '@driftline/rules'
import type { Fields } from './json-fields.ts'
import { fieldsOf, itemsOf, textOf } from './json-fields.ts'
import { ORIGIN_LABEL } from './origin-label.ts'

/** A rule that Grafana holds, and where. */
export interface PlacedRule {
  readonly uid: string
  readonly folderUid: string
  /** Empty where Grafana does not say. */
  readonly folderTitle: string
  readonly rule: InstalledRule
  /** A rule that Grafana converted is compared in the words of Prometheus. */
  readonly form: RuleForm
  /** Who keeps it: empty for people, else `api`, `file` or another. */
  readonly provenance: string
  /** The plugin that manages it; empty where none does. */
  readonly origin: string
  /** As the provisioning API gives and takes it. */
  readonly sent: Fields
}

/** A group of the provisioning API; `interval` in seconds. */
export interface ProvisionedGroup {
  readonly title: string
  readonly folderUid: string
  readonly folderTitle?: string
  readonly interval: number
}

/** Rules of a group as `/api/v1/provisioning/folder/{uid}/rule-groups/{title}` answers them; never throws. */
export function placedRules(body: unknown): readonly PlacedRule[] {
  const { title, folderUid, interval, rules } = fieldsOf(body)
  const group = { title: textOf(title), folderUid: textOf(folderUid), interval: Number(interval) }
  return itemsOf(rules).flatMap((rule) => placedRule(fieldsOf(rule), group))
}

/** @returns nothing where it is no rule */
export function placedRule(sent: Fields, group: ProvisionedGroup): readonly PlacedRule[] {
  const { form, rules } = readGrafanaGroups([{ ...group, rules: [sent] }])
  const labels = fieldsOf(sent['labels'])
  return rules.map((rule) => ({
    uid: textOf(sent['uid']),
    folderUid: group.folderUid,
    folderTitle: group.folderTitle ?? '',
    rule,
    form,
    provenance: textOf(sent['provenance']),
    origin: textOf(labels[ORIGIN_LABEL]),
    sent,
  }))
}
