import type { CsvTable } from '../../frames/csv-text.ts'
import type { QuerySpec } from '../../queries/query-spec.ts'

/** What a part of a page is made of, for its menu. */
export interface SectionSource {
  /** Names of the queries as the page asks them, which stand for those of the newest window too; or the queries themselves. */
  readonly queries: readonly (string | QuerySpec)[]
  /** What is shown, as rows and columns; left out where nothing is. */
  readonly table?: () => CsvTable
  /** Window after window: on a dashboard it is drawn over time, else it is a table. Default false. */
  readonly isOverTime?: boolean
}
