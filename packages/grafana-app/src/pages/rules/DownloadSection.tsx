import { css } from '@emotion/css'
import type { RuleFile } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import { downloadText } from '../../look/menu/download-text.ts'
import { PageTable } from '../../look/PageTable.tsx'
import { Section } from '../../look/Section.tsx'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { RULE_DOWNLOADS, ruleFilesOf } from '../../rules/rule-downloads.ts'

const COLUMNS = [
  { name: 'For' },
  { name: 'Rules of the model' },
  { name: 'Alert on the processor' },
  { name: 'What to do with it' },
] as const

interface DownloadSectionProps {
  readonly built: BuiltRules
  /** Whom rules of Grafana are to ask; undefined where there is none. */
  readonly dataSource: { readonly uid: string } | undefined
}

/** The rules as files, the same that `driftline rules build` writes. */
export function DownloadSection({ built: { rules }, dataSource }: DownloadSectionProps) {
  const styles = useStyles2(stylesOf)
  const options = dataSource === undefined ? {} : { datasourceUid: dataSource.uid }
  return (
    <Section
      title="Download"
      caption="the same files that driftline rules build writes; the processor is one for all models"
    >
      <PageTable columns={COLUMNS} className={styles.table}>
        {RULE_DOWNLOADS.map((download) => {
          const { model, processor } = ruleFilesOf(download, rules, options)
          return (
            <tr key={download.name}>
              <td>{download.name}</td>
              <td>
                <FileButton file={model} forWhat={download.name} />
              </td>
              <td>
                <FileButton file={processor} forWhat={download.name} />
              </td>
              <td>{download.how}</td>
            </tr>
          )
        })}
      </PageTable>
    </Section>
  )
}

function FileButton({ file: { name, text }, forWhat }: { readonly file: RuleFile; readonly forWhat: string }) {
  return (
    <Button
      fill="text"
      size="sm"
      icon="download-alt"
      aria-label={`Download ${name} for ${forWhat}`}
      onClick={() => downloadText(name, text, 'text/plain;charset=utf-8')}
    >
      {name}
    </Button>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0) },
    'td:last-child': { color: theme.colors.text.secondary },
    'td button': { paddingLeft: 0 },
  }),
})
