import { css } from '@emotion/css'
import type { RuleSet } from '@driftline/rules'
import { toGrafanaApi } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { hasPermission } from '@grafana/runtime'
import { Button, useStyles2 } from '@grafana/ui'
import { useMemo, useState } from 'react'
import type { GrafanaRules } from '../../../ask/read-grafana-rules.ts'
import { isWritten, rulesToRemove } from '../../../rules/install/consent.ts'
import type { Consent } from '../../../rules/install/consent.ts'
import { folderChoices, ownRules, usualChoice } from '../../../rules/install/import-folder.ts'
import { lackedRights, lackedWords } from '../../../rules/install/import-rights.ts'
import type { InstallPlan } from '../../../rules/install/install-plan.ts'
import { planInstall } from '../../../rules/install/plan-install.ts'
import { planWords, rulesText } from '../../../rules/install/plan-words.ts'
import type { SeenConsent } from '../../../rules/install/seen-consent.ts'
import { consentFor, toggleConsent } from '../../../rules/install/seen-consent.ts'
import { ImportSteps } from './ImportSteps.tsx'
import type { InstallChoice } from './InstallChoices.tsx'
import { InstallChoices } from './InstallChoices.tsx'
import { PlannedRules } from './PlannedRules.tsx'
import { useImport } from './use-import.ts'

interface InstallPlannerProps {
  readonly rules: RuleSet
  readonly datasourceUid: string
  readonly grafana: GrafanaRules
  /** Reads again what Grafana holds. */
  readonly onRead: () => void
}

/** What an import would do, what has to be decided for it, and the import. */
export function InstallPlanner({ rules, datasourceUid, grafana, onRead }: InstallPlannerProps) {
  const styles = useStyles2(stylesOf)
  const { run, begun, start } = useImport(rules, onRead)
  const [chosen, setChosen] = useState<InstallChoice>()
  const [seen, setSeen] = useState<SeenConsent>(new Map())
  const own = useMemo(() => ownRules(grafana.rules, uidsOf(rules)), [grafana, rules])
  const choice = chosen ?? usualChoice(own)
  const { folderUid, isManaged } = choice
  const plan = useMemo(
    () => planInstall(rules, grafana.rules, { datasourceUid, folderUid, isManaged, begun }),
    [rules, grafana, datasourceUid, folderUid, isManaged, begun],
  )
  const folders = folderChoices(grafana.folders, own)
  const newFolder = folders.find(({ uid, isNew }) => uid === folderUid && isNew)
  const consent = consentFor(plan, seen)
  const lacked = lackedRights(hasPermission, newFolder !== undefined)
  const isRunning = run?.isRunning === true
  const hasFailed = run?.isRunning === false && run.results.some(({ status }) => status !== 'done')
  const todo = todoOf(plan, consent)
  return (
    <>
      <InstallChoices choice={choice} folders={folders} isDisabled={isRunning} onChoose={setChosen} />
      <p className={styles.sentence}>{planWords(plan)}</p>
      {lacked.length > 0 && <p className={styles.lacked}>{lackedWords(lacked)}</p>}
      <Button
        disabled={isRunning || lacked.length > 0 || todo === ''}
        onClick={() => void start({ plan, consent, newFolder })}
      >
        {buttonText(todo, { hasFailed, isNewFolder: newFolder !== undefined })}
      </Button>
      {run && <ImportSteps run={run} />}
      <PlannedRules
        plan={plan}
        consent={consent}
        isDisabled={isRunning || lacked.length > 0}
        isAllShown={run !== undefined}
        onConsent={(rule, isYes) => setSeen((before) => toggleConsent(before, rule, isYes))}
      />
    </>
  )
}

function uidsOf({ groups }: RuleSet): ReadonlySet<string> {
  return new Set(toGrafanaApi(groups).flatMap((group) => group.rules.map(({ uid }) => uid)))
}

/** What an import would do now; empty where nothing. */
function todoOf(plan: InstallPlan, consent: Consent): string {
  const written = plan.groups.flatMap(({ rules }) => rules).filter((rule) => isWritten(rule, consent)).length
  const removed = rulesToRemove(plan, consent).length
  const parts = [
    written === 0 ? '' : `import ${rulesText(written)}`,
    removed === 0 ? '' : `delete ${rulesText(removed)}`,
  ]
  return parts.filter((part) => part !== '').join(' and ')
}

function buttonText(todo: string, known: { readonly hasFailed: boolean; readonly isNewFolder: boolean }): string {
  if (todo === '') return 'Nothing to import'
  const text = known.isNewFolder ? `make the folder and ${todo}` : todo
  return known.hasFailed ? `Try again: ${text}` : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ margin: theme.spacing(0, 0, 1), fontVariantNumeric: 'tabular-nums' }),
  lacked: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.warning.text }),
})
