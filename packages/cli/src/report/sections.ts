import type { TimeLabels } from '@driftline/view'

import type { ShownRow } from './choice.ts'
import type { ChartFacts } from './packed/chart-facts.ts'
import type { PageFacts, ViewFacts } from './packed/page-facts.ts'
import type { RowFacts } from './packed/row-table.ts'

/** What the sections of one choice of reference are drawn from, on disk as in the browser. */
export interface Sections {
  readonly page: PageFacts
  readonly view: ViewFacts
  readonly labels: TimeLabels
  /** Label of the window that is shown. */
  readonly shownLabel: string
  /** Its end, in milliseconds. */
  readonly shownEndMs: number
  /** The model as a whole, in each role. */
  readonly whole: readonly ShownRow[]
  /** What was asked for, in the order asked for. */
  readonly rows: readonly ShownRow[]
  /** Rows before any are left out by state or search. */
  readonly allCount: number
  /** Whether the rows are of segments. */
  readonly isOfSegments: boolean
  readonly most: Most
}

/** How much of each section is drawn before a reader asks for more. */
export interface Most {
  readonly heat: number
  readonly ranking: number
  readonly cards: number
}

/** As much as a page shows at first, on disk too. */
export const MOST_AT_FIRST: Most = { heat: 60, ranking: 60, cards: 24 }

/** Charts of a row of everyone; undefined where it has none. */
export type ChartOf = (row: RowFacts, place: number) => ChartFacts | undefined

/** Says how many of the rows are shown, with a button that shows more where the page has a script. */
export function renderMore(shown: number, all: number, of: keyof Most): string {
  if (shown >= all) return ''
  return `<p class="note more">${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} shown. <button type="button" data-more="${of}" hidden>Show more</button></p>`
}
