import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { FailedAnswer } from './data-source-error.ts'
import { isNoData, toDataSourceError } from './data-source-error.ts'

/** A label, and the series it is asked of. */
export interface LabelQuestion {
  readonly label: string
  readonly match: string
}

/** All values a label ever had. @param uid of the data source @throws DataSourceError where it does not answer */
export async function askLabelValues(uid: string, { label, match }: LabelQuestion): Promise<readonly string[]> {
  return askTexts(uid, `label/${encodeURIComponent(label)}/values`, match)
}

/** All labels that series ever had. @param uid of the data source @throws DataSourceError where it does not answer */
export async function askLabels(uid: string, match: string): Promise<readonly string[]> {
  return askTexts(uid, 'labels', match)
}

async function askTexts(uid: string, path: string, match: string): Promise<readonly string[]> {
  const url = `/api/datasources/uid/${encodeURIComponent(uid)}/resources/api/v1/${path}`
  const request = { url, params: { 'match[]': match }, showErrorAlert: false }
  const response = await lastValueFrom(getBackendSrv().fetch<{ readonly data?: readonly string[] }>(request)).catch(
    (error: FailedAnswer) => {
      throw toDataSourceError(error)
    },
  )
  if (isNoData(response.data)) throw toDataSourceError(response)
  return response.data.data ?? []
}
