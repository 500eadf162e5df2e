import type { RuleSet } from '@driftline/rules'
import { toGrafanaApi } from '@driftline/rules'
import { useMemo, useState } from 'react'
import type { GrafanaRules } from '../../../ask/read-grafana-rules.ts'
import { folderChoices, ownRules, usualChoice } from '../../../rules/import/import-folder.ts'
import type { ImportOrder } from '../../../rules/import/import-rules.ts'
import type { PlacedRule } from '../../../rules/import/placed-rule.ts'
import { planImport } from '../../../rules/import/plan-import.ts'
import type { SeenConsent } from '../../../rules/import/seen-consent.ts'
import { consentFor, toggleConsent } from '../../../rules/import/seen-consent.ts'
import type { ImportChoice } from './ImportChoices.tsx'

/** What a plan is made of. */
interface PlanSource {
  readonly rules: RuleSet
  readonly datasourceUid: string
  readonly grafana: GrafanaRules
}

/** What is chosen, what an import would do then, and what somebody has said to it. @param begun rules this page made */
export function useImportPlan({ rules, datasourceUid, grafana }: PlanSource, begun: ReadonlySet<string>) {
  const [chosen, choose] = useState<ImportChoice>()
  const [seen, setSeen] = useState<SeenConsent>(new Map())
  const own = useMemo(() => ownRules(grafana.rules, uidsOf(rules)), [grafana, rules])
  const choice = chosen ?? usualChoice(own)
  const { folderUid, isManaged } = choice
  const folders = folderChoices(grafana.folders, own)
  const folder = folders.find(({ uid }) => uid === folderUid)
  const folderTitle = folder?.title ?? folderUid
  const plan = useMemo(
    () => planImport(rules, grafana.rules, { datasourceUid, folderUid, folderTitle, isManaged, begun }),
    [rules, grafana, datasourceUid, folderUid, folderTitle, isManaged, begun],
  )
  const newFolder = folder?.isNew === true ? folder : undefined
  const order: ImportOrder = { plan, consent: consentFor(plan, seen), newFolder }
  const say = (rule: PlacedRule, isYes: boolean): void => setSeen((before) => toggleConsent(before, rule, isYes))
  return { choice, choose, folders, order, say }
}

function uidsOf({ groups }: RuleSet): ReadonlySet<string> {
  return new Set(toGrafanaApi(groups).flatMap((group) => group.rules.map(({ uid }) => uid)))
}
