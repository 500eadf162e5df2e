import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { useDeferredValue, useMemo } from 'react'
import { NO_DATA_SOURCE } from '../../look/no-data-source.ts'
import { PageNotice } from '../../look/PageNotice.tsx'
import { Waiting } from '../../look/Waiting.tsx'
import { oneObjectiveSpec } from '../../rules/one-objective.ts'
import { readSpec } from '../../rules/read-spec.ts'
import { rulesSentence } from '../../rules/rules-sentence.ts'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { useSettings } from '../../settings/settings-context.ts'
import { DownloadSection } from './DownloadSection.tsx'
import { ExplainSection } from './ExplainSection.tsx'
import { InstalledSection } from './InstalledSection.tsx'
import { ImportSection } from './import/ImportSection.tsx'
import { formObjective } from './form-objective.ts'
import { PreviewSection } from './PreviewSection.tsx'
import { FORM } from './rules-choices.ts'
import type { RulesPageProps } from './rules-page-props.ts'
import { SpecSection } from './SpecSection.tsx'

/** Alert rules from a spec: what they say, what they would have done, and how to get them. */
export function RulesView(page: RulesPageProps) {
  const styles = useStyles2(stylesOf)
  const shown = textOf(page)
  const text = useDeferredValue(shown)
  const read = useMemo(() => readSpec(text), [text])
  const { metricPrefix, labelPrefix } = useSettings()
  const isRenamed = metricPrefix !== '' || labelPrefix !== ''
  if (page.isChoosing) return <Waiting text="Finding the data sources" />
  return (
    <div className={styles.page}>
      <h2 className={styles.sentence}>{rulesSentence(read)}</h2>
      <SpecSection page={page} text={shown} read={read} />
      {page.dataSource === undefined && <PageNotice {...NO_DATA_SOURCE} />}
      {isRenamed && <PageNotice {...RENAMED} />}
      {read?.built && <BuiltSections page={page} built={read.built} />}
    </div>
  )
}

/** Rules have the names of the contract: they would ask for series that are not there. */
const RENAMED = {
  title: 'The rules ask for names that are not here',
  why: 'By the settings of the app the metrics were renamed on their way here. Rules have the names that Driftline gives them: take the prefix away where the metrics are scraped, or load the rules where they have it not.',
}

/** What somebody wrote, or what the choices say. */
function textOf({ choices, text }: RulesPageProps): string {
  if (choices.spec !== FORM) return text
  const objective = formObjective(choices)
  return objective === undefined ? '' : oneObjectiveSpec(objective)
}

interface BuiltSectionsProps {
  readonly page: RulesPageProps
  readonly built: BuiltRules
}

/** All there is to say of rules, and to do with them; what comes from elsewhere stands last and moves nothing. */
function BuiltSections({ page, built }: BuiltSectionsProps) {
  const { dataSource } = page
  return (
    <>
      {dataSource && <PreviewSection built={built} dataSource={dataSource} page={page} />}
      <ExplainSection built={built} page={page} />
      <DownloadSection built={built} dataSource={dataSource} />
      {dataSource && <InstalledSection built={built} dataSource={dataSource} page={page} />}
      {dataSource && <ImportSection built={built} dataSource={dataSource} page={page} />}
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(3), width: '100%', minWidth: 0, '> *': { minWidth: 0 } }),
  sentence: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600, margin: 0 }),
})
