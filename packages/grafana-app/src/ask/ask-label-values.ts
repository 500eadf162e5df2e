import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import { DataSourceError } from './ask-data-source.ts'

/** A label, and the series it is asked of. */
export interface LabelQuestion {
  readonly label: string
  readonly match: string
}

/** All values a label ever had. @param uid of the data source @throws DataSourceError where it does not answer */
export async function askLabelValues(uid: string, { label, match }: LabelQuestion): Promise<readonly string[]> {
  const url = `/api/datasources/uid/${encodeURIComponent(uid)}/resources/api/v1/label/${encodeURIComponent(label)}/values`
  const request = { url, params: { 'match[]': match }, showErrorAlert: false }
  try {
    const { data } = await lastValueFrom(getBackendSrv().fetch<{ readonly data?: readonly string[] }>(request))
    return data.data ?? []
  } catch (error) {
    const { data, statusText, status } = error as Partial<FetchResponse<{ message?: string; error?: string }>>
    throw new DataSourceError(data?.message ?? data?.error ?? statusText ?? `status ${status ?? 'unknown'}`)
  }
}
