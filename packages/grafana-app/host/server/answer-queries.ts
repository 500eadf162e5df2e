import type { FrameContext } from './data-frames.ts'
import { toFrames } from './data-frames.ts'
import type { PrometheusResult } from './prometheus-answer.ts'
import { queryStepMs } from './query-interval.ts'

/** Body of `POST /api/ds/query`. */
export interface QueryRequest {
  /** Ms since 1970, as text. */
  readonly from: string
  readonly to: string
  readonly queries: readonly PrometheusQuery[]
}

/** A query in it, as Prometheus' data source has them. */
export interface PrometheusQuery {
  readonly refId: string
  readonly datasource: { readonly uid: string; readonly type?: string }
  readonly expr: string
  readonly instant?: boolean
  readonly range?: boolean
  readonly interval?: string
  readonly intervalMs?: number
  readonly maxDataPoints?: number
}

/** Status and body. */
export interface QueryAnswer {
  readonly status: number
  readonly body: object
}

/**
 * Answers as Grafana's backend does with a Prometheus behind it.
 *
 * @param prometheusByUid addresses of the data sources there are
 */
export async function answerQueries(
  { from, to, queries }: QueryRequest,
  prometheusByUid: ReadonlyMap<string, string>,
): Promise<QueryAnswer> {
  if (queries.some(({ datasource }) => !prometheusByUid.has(datasource.uid)))
    return { status: 404, body: { message: 'Data source not found', traceID: '' } }
  const range = { fromMs: Number(from), toMs: Number(to) }
  const answers = await Promise.all(
    queries.map(async (query) => {
      const url = prometheusByUid.get(query.datasource.uid) ?? ''
      return [query.refId, await answerQuery(query, range, url)] as const
    }),
  )
  const hasFailed = answers.some(([, { status }]) => status !== 200)
  return { status: hasFailed ? 400 : 200, body: { results: Object.fromEntries(answers) } }
}

interface TimeRangeMs {
  readonly fromMs: number
  readonly toMs: number
}

async function answerQuery(query: PrometheusQuery, { fromMs, toMs }: TimeRangeMs, url: string) {
  const { refId, expr, instant = false, range = !instant } = query
  const stepMs = queryStepMs({ ...query, rangeMs: toMs - fromMs })
  const context: FrameContext = { refId, expr, stepMs }
  const onStep = (timeMs: number): number => (Math.floor(timeMs / stepMs) * stepMs) / 1000
  const asked = [
    ...(instant ? [askPrometheus(`${url}/api/v1/query`, { query: expr, time: toMs / 1000 })] : []),
    ...(range
      ? [
          askPrometheus(`${url}/api/v1/query_range`, {
            query: expr,
            start: onStep(fromMs),
            end: onStep(toMs),
            step: stepMs / 1000,
          }),
        ]
      : []),
  ]
  const results = await Promise.all(asked)
  const failed = results.find((result) => 'error' in result)
  if (failed !== undefined)
    return { error: failed.error, errorSource: 'downstream', status: failed.status ?? 400, frames: [] }
  return { status: 200, frames: results.flatMap((result) => ('error' in result ? [] : toFrames(result, context))) }
}

interface Failure {
  readonly error: string
  /** Of the answer; left out where there was none that could be read. */
  readonly status?: number
}

async function askPrometheus(
  url: string,
  parameters: Readonly<Record<string, string | number>>,
): Promise<PrometheusResult | Failure> {
  const body = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  try {
    const response = await fetch(url, { method: 'POST', body })
    const text = await response.text()
    if (text.startsWith('<')) return { error: noObject(text) }
    const answer = JSON.parse(text) as { data?: PrometheusResult; errorType?: string; error?: string }
    return answer.data ?? { error: `${answer.errorType}: ${answer.error}`, status: response.status }
  } catch (error) {
    return { error: `Post "${url}": ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** How Grafana's reader of JSON complains of a page. */
function noObject(text: string): string {
  const [near, wide] = [text.slice(0, 11), text.slice(0, 100)]
  return `ReadObject: expect { or , or } or n, but found <, error found in #1 byte of ...|${near}|..., bigger context ...|${wide}|...`
}
