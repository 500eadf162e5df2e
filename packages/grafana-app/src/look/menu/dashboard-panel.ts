import type { Panel } from '@grafana/schema'
import type { QuerySpec } from '../../queries/query-spec.ts'
import { keptQueries } from './explore-panes.ts'

/** What a panel of a dashboard is made of. */
export interface PanelOf {
  readonly title: string
  /** Of the data source. */
  readonly uid: string
  readonly queries: readonly QuerySpec[]
  readonly isOverTime: boolean
}

/** A panel of a dashboard that asks the same: over time as lines, else as a table. */
export function dashboardPanel({ title, uid, queries, isOverTime }: PanelOf): Panel {
  const own = queries.filter((query) => query.kind === 'grid' || !isInGrid(query, queries))
  return {
    type: isOverTime ? 'timeseries' : 'table',
    title,
    datasource: { type: 'prometheus', uid },
    targets: keptQueries(uid, own).map((query) => Object.fromEntries(Object.entries(query))),
  }
}

/** A dashboard goes up to the present: what is asked over time has the newest window too. */
function isInGrid({ expr }: QuerySpec, queries: readonly QuerySpec[]): boolean {
  return queries.some((other) => other.kind === 'grid' && other.expr === expr)
}
