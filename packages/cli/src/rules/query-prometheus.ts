import type { RangeGrid, RangeSeries } from '@driftline/rules'
import { joinSeries, splitRange } from '@driftline/rules'
import { InputError } from '../input-error.ts'
import { askPrometheus } from './ask-prometheus.ts'
import type { ServerAddress } from './ask-server.ts'

const MS_PER_SECOND = 1000

interface Answer {
  readonly data?: {
    readonly result?: readonly {
      readonly metric?: Readonly<Record<string, string>>
      readonly values?: readonly (readonly [number, string])[]
    }[]
  }
}

/** What an expression gave at each time of a grid, asked in as many parts as Prometheus' limit needs. */
export async function queryRange(
  address: ServerAddress,
  query: string,
  grid: RangeGrid,
): Promise<readonly RangeSeries[]> {
  const parts: (readonly RangeSeries[])[] = []
  for (const { fromMs, toMs, stepMs } of splitRange(grid)) {
    const form = { query, start: seconds(fromMs), end: seconds(toMs), step: seconds(stepMs) }
    parts.push(seriesOf(await askPrometheus(address, { path: '/api/v1/query_range', form }), address))
  }
  return joinSeries(parts)
}

/** Whether an expression gives anything at a time. */
export async function hasAnswer(address: ServerAddress, query: string, timeMs: number): Promise<boolean> {
  const answer = await askPrometheus(address, { path: '/api/v1/query', form: { query, time: seconds(timeMs) } })
  return resultOf(answer, address).length > 0
}

function seriesOf(answer: unknown, address: ServerAddress): readonly RangeSeries[] {
  return resultOf(answer, address).map(({ metric = {}, values = [] }) => ({
    labels: metric,
    samples: values.map(([timeSeconds, value]) => [Math.round(timeSeconds * MS_PER_SECOND), toNumber(value)] as const),
  }))
}

function resultOf(answer: unknown, { url }: ServerAddress): NonNullable<NonNullable<Answer['data']>['result']> {
  const { data } = Object(answer) as Answer
  if (Array.isArray(data?.result)) return data.result
  throw new InputError('ERR_PROMETHEUS', `${url}: it answered without "data.result", which is no answer to a query.`)
}

/** `+Inf` and `-Inf` as Prometheus writes them. */
function toNumber(text: string): number {
  return Number(text.replace('Inf', 'Infinity'))
}

function seconds(timeMs: number): string {
  return String(timeMs / MS_PER_SECOND)
}
