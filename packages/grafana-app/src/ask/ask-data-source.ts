import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv, toDataQueryResponse } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { Answers, Series } from '../frames/series.ts'
import { seriesOfFrame } from '../frames/series.ts'
import type { QuerySpec } from '../queries/query-spec.ts'
import { isNoData, toDataSourceError } from './data-source-error.ts'
import type { QueryRequest } from './query-requests.ts'
import { queryRequests } from './query-requests.ts'

/** Asks a data source. @throws DataSourceError where it does not answer all of it */
export type Ask = (queries: readonly QuerySpec[]) => Promise<Answers>

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
  const response = await fetchOrError(request)
  if (isNoData(response.data)) throw toDataSourceError(response)
  const { data, error } = toDataQueryResponse(response)
  if (error !== undefined) throw toDataSourceError({ ...error, status: error.status ?? response.status })
  return data
}

/** What Grafana throws holds an answer too, with an error for each query that failed. */
async function fetchOrError(data: QueryRequest): Promise<FetchResponse> {
  const options = { url: '/api/ds/query', method: 'POST', data, showErrorAlert: false }
  return lastValueFrom(getBackendSrv().fetch(options)).catch((error: FetchResponse) => error)
}
