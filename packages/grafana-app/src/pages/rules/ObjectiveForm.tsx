import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { useEffect } from 'react'
import { askKnownNames } from '../../ask/ask-known-names.ts'
import { useLoaded } from '../../ask/use-loaded.ts'
import { useSettings } from '../../settings/settings-context.ts'
import { Choice } from './FormField.tsx'
import { PromiseFields } from './PromiseFields.tsx'
import type { RulesPageProps } from './rules-page-props.ts'

/** One promise of one model, chosen from what the data source knows. */
export function ObjectiveForm({ page }: { readonly page: RulesPageProps }) {
  const styles = useStyles2(stylesOf)
  const { choices, onChoose, dataSource } = page
  const settings = useSettings()
  const ask = dataSource && (() => askKnownNames(dataSource.uid, choices.model, settings))
  const { value: known, error } = useLoaded(ask, [dataSource?.uid, choices.model, page.refreshes])
  const [onlyWindow, another] = known?.windows ?? []
  const isWindowKnown = onlyWindow !== undefined && another === undefined && choices.window === ''
  useEffect(() => {
    if (isWindowKnown) onChoose({ window: onlyWindow })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- chosen once it is known
  }, [isWindowKnown, onlyWindow])
  return (
    <div className={styles.form}>
      <Choice name="Model" found={known?.models} chosen={choices.model} onChoose={(model) => onChoose({ model })} />
      <Choice
        name="Calls somebody in"
        placeholder="every environment"
        found={known?.environments}
        chosen={choices.environment}
        onChoose={(environment) => onChoose({ environment })}
      />
      <PromiseFields page={page} windows={known?.windows} />
      {error && <p className={styles.error}>The names there are could not be read: {error.message}. Type them.</p>}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), marginBottom: theme.spacing(2) }),
  error: css({ width: '100%', color: theme.colors.text.secondary, margin: 0 }),
})
