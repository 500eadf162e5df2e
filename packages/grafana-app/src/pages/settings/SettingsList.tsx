import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { listDataSources, PROMETHEUS, TEMPO } from '../../app/list-data-sources.ts'
import type { AppSettings } from '../../settings/app-settings.ts'
import { DEFAULT_SETTINGS } from '../../settings/app-settings.ts'
import { FIELDS } from './settings-fields.ts'

/** What is in force, to read. */
export function SettingsList({ settings }: { readonly settings: AppSettings }) {
  const styles = useStyles2(stylesOf)
  return (
    <dl className={styles.list}>
      {Object.entries(FIELDS).map(([name, { label, description, whenEmpty }]) => {
        const key = name as keyof AppSettings
        const isSet = settings[key] !== DEFAULT_SETTINGS[key]
        return (
          <div key={name} className={styles.field}>
            <dt>{label}</dt>
            <dd>
              {isSet ? shownValue(settings, key) : whenEmpty}
              {!isSet && <span className={styles.word}>default</span>}
              <p className={styles.word}>{description}</p>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Kinds of the data sources that are set. */
const KINDS: Readonly<Partial<Record<keyof AppSettings, string>>> = { dataSource: PROMETHEUS, tracesDataSource: TEMPO }

function shownValue(settings: AppSettings, key: keyof AppSettings): string {
  const value = settings[key]
  const kind = KINDS[key]
  if (kind === undefined) return String(value)
  return listDataSources(kind).find(({ uid }) => uid === value)?.name ?? `${value}, which is not there for you`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({ display: 'grid', gap: theme.spacing(1.5), margin: 0 }),
  field: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 180px) minmax(0, 1fr)',
    gap: theme.spacing(2),
    dt: { fontWeight: theme.typography.fontWeightMedium },
    dd: { margin: 0 },
  }),
  word: css({
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    'span&': { marginLeft: theme.spacing(1) },
  }),
})
