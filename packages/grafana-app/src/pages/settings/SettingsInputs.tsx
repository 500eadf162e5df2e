import { Combobox, Field, Input } from '@grafana/ui'
import { useId } from 'react'
import { listDataSources, PROMETHEUS, TEMPO } from '../../app/list-data-sources.ts'
import type { AppSettings, SettingsIssue } from '../../settings/app-settings.ts'
import { FIELDS } from './settings-fields.ts'

interface SettingsInputsProps {
  readonly draft: AppSettings
  readonly issues: readonly SettingsIssue[]
  readonly onChange: (next: Partial<AppSettings>) => void
}

/** A field for each setting, with what is wrong about it. */
export function SettingsInputs({ draft, issues, onChange }: SettingsInputsProps) {
  const issueOf = (key: keyof AppSettings): string | undefined => issues.find((issue) => issue.key === key)?.message
  const text = (key: 'metricPrefix' | 'labelPrefix' | 'window') => (
    <TextSetting
      name={key}
      value={draft[key]}
      issue={issueOf(key)}
      onChange={(value) => onChange({ [key]: value.trim() })}
    />
  )
  return (
    <>
      <SourceSetting
        name="dataSource"
        kind={PROMETHEUS}
        value={draft.dataSource}
        onChange={(dataSource) => onChange({ dataSource })}
      />
      <SourceSetting
        name="tracesDataSource"
        kind={TEMPO}
        value={draft.tracesDataSource}
        onChange={(tracesDataSource) => onChange({ tracesDataSource })}
      />
      {text('metricPrefix')}
      {text('labelPrefix')}
      <TextSetting
        name="windowCount"
        type="number"
        value={Number.isNaN(draft.windowCount) ? '' : String(draft.windowCount)}
        issue={issueOf('windowCount')}
        onChange={(value) => onChange({ windowCount: value === '' ? NaN : Number(value) })}
      />
      {text('window')}
    </>
  )
}

interface SettingProps {
  readonly name: keyof AppSettings
  readonly value: string
  readonly onChange: (value: string) => void
}

function TextSetting(props: SettingProps & { readonly issue: string | undefined; readonly type?: 'number' }) {
  const { name, value, issue, type = 'text', onChange } = props
  const id = useId()
  const { label, description, whenEmpty } = FIELDS[name]
  return (
    <Field label={label} description={description} htmlFor={id} invalid={issue !== undefined} error={issue}>
      <Input
        id={id}
        type={type}
        value={value}
        placeholder={whenEmpty}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Field>
  )
}

/** One of the data sources of a kind, or none. */
function SourceSetting({ name, kind, value, onChange }: SettingProps & { readonly kind: string }) {
  const id = useId()
  const { label, description, whenEmpty } = FIELDS[name]
  const found = listDataSources(kind).map((source) => ({ value: source.uid, label: source.name }))
  const isThere = value === '' || found.some((option) => option.value === value)
  const gone = { value, label: `${value} (not there)` }
  return (
    <Field label={label} description={description} htmlFor={id}>
      <Combobox
        id={id}
        isClearable
        options={isThere ? found : [...found, gone]}
        value={value === '' ? null : value}
        placeholder={whenEmpty}
        onChange={(option) => onChange(option?.value ?? '')}
      />
    </Field>
  )
}
