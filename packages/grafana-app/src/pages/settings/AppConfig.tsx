import type { AppPluginMeta } from '@grafana/data'
import { useMemo } from 'react'
import { mayWriteSettings } from '../../app/rights.ts'
import { parseSettings } from '../../settings/app-settings.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { SettingsList } from './SettingsList.tsx'

/** The same form where Grafana shows the configuration of a plugin. */
export function AppConfig({ meta }: { readonly meta: AppPluginMeta }) {
  const settings = useMemo(() => parseSettings(meta.jsonData), [meta.jsonData])
  return mayWriteSettings() ? <SettingsForm meta={meta} settings={settings} /> : <SettingsList settings={settings} />
}
