import type { DataQueryError } from '@grafana/data'
import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv, toDataQueryResponse } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { Answers, Series } from '../frames/series.ts'
import { seriesOfFrame } from '../frames/series.ts'
import type { QuerySpec } from '../queries/query-spec.ts'
import type { QueryRequest } from './query-requests.ts'
import { queryRequests } from './query-requests.ts'

/** Asks a data source. @throws DataSourceError where it does not answer all of it */
export type Ask = (queries: readonly QuerySpec[]) => Promise<Answers>

/** A data source that gives no answer, in its own words. */
export class DataSourceError extends Error {
  override readonly name = 'DataSourceError'
  readonly code = 'ERR_DATA_SOURCE'
}

/** Asks one data source through Grafana's backend. @param uid of the data source */
export function createAsk(uid: string): Ask {
  return async (queries) => {
    const answered = await Promise.all(queryRequests(uid, queries).map(send))
    const answers = new Map<string, Series[]>(queries.map(({ name }) => [name, []]))
    for (const frame of answered.flat()) answers.get(frame.refId ?? '')?.push(...seriesOfFrame(frame))
    return answers
  }
}

async function send(request: QueryRequest) {
  const { data, error } = toDataQueryResponse(await fetchOrError(request))
  if (error !== undefined) throw new DataSourceError(messageOf(error))
  return data
}

/** What Grafana throws holds an answer too, with an error for each query that failed. */
async function fetchOrError(data: QueryRequest): Promise<FetchResponse> {
  const options = { url: '/api/ds/query', method: 'POST', data, showErrorAlert: false }
  return lastValueFrom(getBackendSrv().fetch(options)).catch((error: FetchResponse) => error)
}

function messageOf({ message, data, status, statusText }: DataQueryError): string {
  return message ?? data?.message ?? statusText ?? `status ${status ?? 'unknown'}`
}
