import type { AppPluginMeta } from '@grafana/data'
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { AppSettings } from '../settings/app-settings.ts'
import type { FailedAnswer } from './data-source-error.ts'
import { toDataSourceError } from './data-source-error.ts'

/** Writes what holds for everybody. @throws DataSourceError with Grafana's words where it refuses */
export async function saveSettings(
  { id, enabled, pinned }: Pick<AppPluginMeta, 'id' | 'enabled' | 'pinned'>,
  settings: AppSettings,
): Promise<void> {
  const data = { enabled, pinned, jsonData: settings }
  const request = { url: `/api/plugins/${id}/settings`, method: 'POST', data, showErrorAlert: false }
  await lastValueFrom(getBackendSrv().fetch(request)).catch((error: FailedAnswer) => {
    throw toDataSourceError(error)
  })
}
