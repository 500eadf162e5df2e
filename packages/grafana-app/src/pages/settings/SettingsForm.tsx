import { css } from '@emotion/css'
import type { AppPluginMeta, GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { listDataSources, PROMETHEUS } from '../../app/list-data-sources.ts'
import { saveSettings } from '../../ask/save-settings.ts'
import type { AppSettings } from '../../settings/app-settings.ts'
import { checkSettings } from '../../settings/app-settings.ts'
import { ConnectionTest } from './ConnectionTest.tsx'
import { SettingsInputs } from './SettingsInputs.tsx'

interface SettingsFormProps {
  readonly meta: AppPluginMeta
  /** In force now. */
  readonly settings: AppSettings
  /** Whom the page asks. */
  readonly asked?: { readonly uid: string; readonly name: string } | undefined
}

/** Everything that can be set for everybody, a test of it, and saving it. */
export function SettingsForm({ meta, settings, asked }: SettingsFormProps) {
  const styles = useStyles2(stylesOf)
  const [draft, setDraft] = useState(settings)
  const [error, setError] = useState('')
  const [isSaving, setIsSaving] = useState(false)
  const issues = checkSettings(draft)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setIsSaving(true)
    saveSettings(meta, draft).then(
      // Grafana keeps the settings of a plugin until the page is loaded anew.
      () => window.location.reload(),
      (failure: unknown) => {
        setIsSaving(false)
        setError(failure instanceof Error ? failure.message : String(failure))
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <SettingsInputs draft={draft} issues={issues} onChange={(next) => setDraft({ ...draft, ...next })} />
      {error !== '' && (
        <p role="alert" className={styles.error}>
          {`Not saved. Grafana says: ${error}`}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" disabled={!isChanged || issues.length > 0 || isSaving}>
          {isSaving ? 'Saving' : 'Save'}
        </Button>
        <ConnectionTest
          dataSource={testedSource(draft.dataSource, asked)}
          settings={draft}
          isPossible={issues.length === 0}
        />
      </div>
    </form>
  )
}

/** The one that is set, where it is there; where none is set the one that is asked now, or Grafana's default. */
function testedSource(uid: string, asked: SettingsFormProps['asked']) {
  const sources = listDataSources(PROMETHEUS)
  if (uid !== '') return sources.find((source) => source.uid === uid)
  return asked ?? sources.find(({ isDefault }) => isDefault) ?? sources[0]
}

const stylesOf = (theme: GrafanaTheme2) => ({
  form: css({ maxWidth: 640 }),
  error: css({ color: theme.colors.error.text }),
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1) }),
})
