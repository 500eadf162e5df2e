import type { DataFrame } from '@grafana/data'
import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv, toDataQueryResponse } from '@grafana/runtime'
import { fromEvent, lastValueFrom, NEVER, takeUntil } from 'rxjs'
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
    const answered = await Promise.all(queryRequests(uid, queries).map((request) => askFrames(request)))
    const answers = new Map<string, Series[]>(queries.map(({ name }) => [name, []]))
    for (const frame of answered.flat()) answers.get(frame.refId ?? '')?.push(...seriesOfFrame(frame))
    return answers
  }
}

/**
 * The frames that answer a request, with all that Grafana says of them.
 *
 * @param signal gives the request up
 * @throws DataSourceError where the data source does not answer all of it, or the request was given up
 */
export async function askFrames(request: QueryRequest, signal?: AbortSignal): Promise<readonly DataFrame[]> {
  signal?.throwIfAborted()
  const response = await fetchOrError(request, signal)
  if (isNoData(response.data)) throw toDataSourceError(response)
  const { data, error } = toDataQueryResponse(response)
  if (error !== undefined) throw toDataSourceError({ ...error, status: error.status ?? response.status })
  return data as readonly DataFrame[]
}

/** What Grafana throws holds an answer too, with an error for each query that failed. */
async function fetchOrError(data: QueryRequest, signal: AbortSignal | undefined): Promise<FetchResponse> {
  const options = { url: '/api/ds/query', method: 'POST', data, showErrorAlert: false }
  const givenUp = signal === undefined ? NEVER : fromEvent(signal, 'abort')
  const answered = getBackendSrv().fetch(options).pipe(takeUntil(givenUp))
  return lastValueFrom(answered).catch((error: FetchResponse) => {
    signal?.throwIfAborted()
    return error
  })
}
