import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { usePluginContext } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { mayWriteSettings } from '../../app/rights.ts'
import type { PageView } from '../../app/use-page-view.ts'
import { Section } from '../../look/Section.tsx'
import { SetupSection } from '../../look/setup/SetupSection.tsx'
import { useSettings } from '../../settings/settings-context.ts'
import { FoundText } from './FoundText.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { SettingsList } from './SettingsList.tsx'

/** What the data source has, and what is set for everybody; who may, sets it here. */
export function SettingsView(view: PageView) {
  const styles = useStyles2(stylesOf)
  const settings = useSettings()
  const meta = usePluginContext()?.meta
  return (
    <div className={styles.page}>
      <SetupSection view={view} whenJudged={(facts, name) => <FoundText name={name} facts={facts} isLarge />} />
      {meta && mayWriteSettings() ? (
        <Section title="Settings" caption="for everybody in this organisation">
          <SettingsForm meta={meta} settings={settings} asked={view.dataSource} />
        </Section>
      ) : (
        <Section title="Settings" caption="for everybody in this organisation; administrators change them">
          <SettingsList settings={settings} />
        </Section>
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(3), minWidth: 0, width: '100%', '> *': { minWidth: 0 } }),
})
