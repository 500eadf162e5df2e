import { readCharts } from '../src/report/packed/chart-table.ts'
import type { ChartFacts } from '../src/report/packed/chart-facts.ts'
import type { RowFacts } from '../src/report/packed/row-table.ts'
import { readRows } from '../src/report/packed/row-table.ts'
import { readTable } from './read-table.ts'

/** The tables of one choice of reference, each read when it is first asked for. */
export interface Tables {
  readonly rows: () => Promise<readonly RowFacts[]>
  readonly segments: () => Promise<readonly RowFacts[]>
  /** The chart at a place of the table of rows. */
  readonly charts: () => Promise<(place: number) => ChartFacts>
}

/** The tables of a choice of reference. @param index its place among the choices. */
export function openTables(index: number): Tables {
  return {
    rows: once(async () => readRows(await readTable(`rows-${index}`))),
    segments: once(async () => readRows(await readTable(`segments-${index}`))),
    charts: once(async () => readCharts(await readTable(`charts-${index}`))),
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined
  return () => (held ??= read())
}
