import type { GrafanaApiRule } from '@driftline/rules'
import type { Consent } from './consent.ts'
import { isWritten } from './consent.ts'
import type { PlannedGroup, PlannedRule } from './import-plan.ts'
import type { Fields } from './json-fields.ts'
import { fieldsOf } from './json-fields.ts'
import { ORIGIN_LABEL } from './origin-label.ts'
import type { PlacedRule } from './placed-rule.ts'

/** Body of `PUT /api/v1/provisioning/folder/{uid}/rule-groups/{title}`. */
export interface GroupBody {
  readonly title: string
  readonly folderUid: string
  /** Seconds. */
  readonly interval: number
  readonly rules: readonly (GrafanaApiRule | Fields)[]
}

/**
 * A group as it is to stand. Grafana deletes what a body leaves out, so all that is not ours to write goes back as it came.
 *
 * @param standing rules of the group now
 */
export function groupBody(group: PlannedGroup, consent: Consent, standing: readonly PlacedRule[]): GroupBody {
  const written = group.rules.filter((rule) => isWritten(rule, consent))
  const byUid = new Map(written.map((rule) => [rule.wanted.uid, rule]))
  const known = new Set(standing.map(({ uid }) => uid))
  return {
    title: group.title,
    folderUid: group.folderUid,
    interval: keptInterval(group, consent) ?? group.intervalSeconds,
    rules: [
      ...standing.map(({ uid, sent }) => {
        const own = byUid.get(uid)
        return own === undefined ? withoutReceipts(sent) : ruleToSend(own)
      }),
      ...written.filter(({ wanted }) => !known.has(wanted.uid)).map(ruleToSend),
    ],
  }
}

/** The rule as generated, with the labels that Grafana keeps for itself. */
export function ruleToSend({ wanted, installed }: PlannedRule): GrafanaApiRule {
  const labels = Object.entries(fieldsOf(installed?.sent['labels']))
  const reserved = labels.filter(([name]) => name.startsWith('__') && name !== ORIGIN_LABEL)
  return { ...wanted, labels: { ...(Object.fromEntries(reserved) as Record<string, string>), ...wanted.labels } }
}

/** A group has one interval: where a rule of it was edited and stays, so does the group's. @returns seconds */
function keptInterval({ rules }: PlannedGroup, consent: Consent): number | undefined {
  const kept = rules.find(
    (rule) =>
      rule.decision.kind === 'edited' &&
      !isWritten(rule, consent) &&
      rule.decision.fields.some(({ field }) => field === 'interval'),
  )
  const intervalMs = kept?.installed?.rule.intervalMs
  return intervalMs === undefined ? undefined : intervalMs / 1000
}

/** Without what only Grafana writes. */
function withoutReceipts({ id: _id, updated: _updated, provenance: _provenance, ...rule }: Fields): Fields {
  return rule
}
