import type { InstalledRules } from '@driftline/rules'
import { readRulesApi } from '@driftline/rules'
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { FailedAnswer } from './data-source-error.ts'
import { isNoData, toDataSourceError } from './data-source-error.ts'

/** The rules that a data source evaluates itself, which a Viewer may read. @throws DataSourceError where it does not tell */
export async function askInstalledRules(uid: string): Promise<InstalledRules> {
  const read = readRulesApi(await answerOf(`/api/prometheus/${encodeURIComponent(uid)}/api/v1/rules`))
  if (!read.ok) throw toDataSourceError({ message: read.message })
  return read
}

async function answerOf(url: string): Promise<unknown> {
  const response = await lastValueFrom(getBackendSrv().fetch({ url, showErrorAlert: false })).catch(
    (error: FailedAnswer) => {
      throw toDataSourceError(error)
    },
  )
  if (isNoData(response.data)) throw toDataSourceError(response)
  return response.data
}
