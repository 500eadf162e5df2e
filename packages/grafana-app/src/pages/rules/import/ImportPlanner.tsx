import { css } from '@emotion/css'
import type { RuleSet } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { hasPermission } from '@grafana/runtime'
import { useStyles2 } from '@grafana/ui'
import type { GrafanaRules } from '../../../ask/read-grafana-rules.ts'
import { lackedRights } from '../../../rules/import/import-rights.ts'
import { planWords } from '../../../rules/import/plan-words.ts'
import { ImportButton } from './ImportButton.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import { ImportChoices } from './ImportChoices.tsx'
import { PlannedRules } from './PlannedRules.tsx'
import { useImport } from './use-import.ts'
import { useImportPlan } from './use-import-plan.ts'

interface ImportPlannerProps {
  readonly rules: RuleSet
  readonly datasourceUid: string
  readonly grafana: GrafanaRules
  /** Reads again what Grafana holds. */
  readonly onRead: () => void
}

/** What an import would do, what has to be decided for it, and the import. */
export function ImportPlanner({ onRead, ...source }: ImportPlannerProps) {
  const styles = useStyles2(stylesOf)
  const { run, begun, start } = useImport(source.rules, onRead)
  const { choice, choose, folders, order, say } = useImportPlan(source, begun)
  const { plan, consent, newFolder } = order
  const lacked = lackedRights(hasPermission, newFolder !== undefined)
  const isRunning = run?.isRunning === true
  const hasFailed = !isRunning && (run?.results ?? []).some(({ status }) => status !== 'done')
  return (
    <>
      <ImportChoices choice={choice} folders={folders} isDisabled={isRunning} onChoose={choose} />
      <p className={styles.sentence}>{planWords(plan)}</p>
      <ImportButton
        order={order}
        lacked={lacked}
        isRunning={isRunning}
        hasFailed={hasFailed}
        onImport={() => void start(order)}
      />
      {run && <ImportSteps run={run} />}
      <PlannedRules
        plan={plan}
        consent={consent}
        isDisabled={isRunning || lacked.length > 0}
        isAllShown={run !== undefined}
        onConsent={say}
      />
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ margin: theme.spacing(0, 0, 1), fontVariantNumeric: 'tabular-nums' }),
})
