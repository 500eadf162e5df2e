import type { InstalledRules } from '@driftline/rules'
import { readRulesApi } from '@driftline/rules'
import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import { DataSourceError } from './ask-data-source.ts'

/** The rules that a data source evaluates itself, which a Viewer may read. @throws DataSourceError where it does not tell */
export async function askInstalledRules(uid: string): Promise<InstalledRules> {
  const read = readRulesApi(await answerOf(`/api/prometheus/${encodeURIComponent(uid)}/api/v1/rules`))
  if (!read.ok) throw new DataSourceError(read.message)
  return read
}

async function answerOf(url: string): Promise<unknown> {
  try {
    return (await lastValueFrom(getBackendSrv().fetch({ url, showErrorAlert: false }))).data
  } catch (error) {
    const { data, statusText, status } = error as Partial<FetchResponse<{ message?: string; error?: string }>>
    throw new DataSourceError(data?.message ?? data?.error ?? statusText ?? `status ${status ?? 'unknown'}`)
  }
}
