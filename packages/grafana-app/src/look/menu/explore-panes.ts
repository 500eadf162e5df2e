import type { PrometheusQuery } from '../../ask/query-requests.ts'
import { groupBy } from '../../frames/group-by.ts'
import type { GridQuery, QuerySpec } from '../../queries/query-spec.ts'

/** A query as Prometheus' data source keeps it, on a dashboard or in Explore. */
export interface KeptQuery extends Omit<PrometheusQuery, 'intervalMs' | 'maxDataPoints'> {
  readonly editorMode: 'code'
}

/** Queries that are asked for the same time, as one pane of Explore has them. */
export interface ExplorePane {
  readonly datasource: string
  readonly queries: readonly KeptQuery[]
  /** Ms since 1970, as text. */
  readonly range: { readonly from: string; readonly to: string }
}

/** Explore has no more beside each other. */
const MOST_PANES = 2
/** What is asked for one time only is shown before the hour up to it. */
const AROUND_MS = 3_600_000

/**
 * The panes of Explore that ask the same: an instant query is asked for the end of its pane, and a grid lies on whole
 * multiples of its step as far as the pane goes.
 */
export function explorePanes(uid: string, specs: readonly QuerySpec[]): readonly ExplorePane[] {
  const endsMs = [...new Set(specs.flatMap((spec) => (spec.kind === 'instant' ? [spec.timeMs] : [])))]
  const groups = new Map<number, QuerySpec[]>(endsMs.map((endMs) => [endMs, []]))
  for (const spec of specs) {
    const endMs = spec.kind === 'instant' ? spec.timeMs : (endsMs.find((end) => isSameGrid(spec, end)) ?? spec.toMs)
    groups.set(endMs, [...(groups.get(endMs) ?? []), spec])
  }
  return Array.from(groups, ([endMs, own]) => ({
    datasource: uid,
    queries: keptQueries(uid, own),
    range: { from: String(Math.min(...own.map(startOf))), to: String(endMs) },
  })).slice(0, MOST_PANES)
}

/** Address of Explore below the root of Grafana. */
export function explorePath(panes: readonly ExplorePane[]): string {
  const named = Object.fromEntries(panes.map((pane, i) => [i === 0 ? 'left' : 'right', pane]))
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(named))}`
}

/** Each expression once: what is asked over time and for the newest window is asked as both. */
export function keptQueries(uid: string, specs: readonly QuerySpec[]): readonly KeptQuery[] {
  return Array.from(groupBy(specs, ({ expr }) => expr).values(), (own) => {
    const [{ name, expr }] = own
    const grid = own.find((spec) => spec.kind === 'grid')
    return {
      refId: name,
      datasource: { type: 'prometheus', uid },
      expr,
      instant: own.some(({ kind }) => kind === 'instant'),
      range: grid !== undefined,
      format: 'time_series',
      editorMode: 'code',
      ...(grid && { interval: `${grid.stepMs}ms` }),
    }
  })
}

/** A grid that ends before a time where one of its own would. */
function isSameGrid({ toMs, stepMs }: GridQuery, endMs: number): boolean {
  return Math.floor(endMs / stepMs) * stepMs === toMs
}

function startOf(spec: QuerySpec): number {
  if (spec.kind === 'grid') return spec.fromMs
  return Math.min(spec.fromMs ?? Infinity, spec.timeMs - AROUND_MS)
}
