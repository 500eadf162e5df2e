import { toTimeMs } from '@driftline/view'
import { deflateSync } from 'fflate'

import type { FactContext } from './packed/cell-facts.ts'
import { packCharts } from './packed/chart-table.ts'
import type { PageFacts, ViewFacts } from './packed/page-facts.ts'
import { packRows } from './packed/row-table.ts'
import type { Columns } from './packed/table-bytes.ts'
import { toTableBytes } from './packed/table-bytes.ts'
import type { ReferenceView, ReportLine, ReportView } from './keep-line.ts'
import { isOfEveryone } from './keep-line.ts'

/** Everything a page holds: what stands in it as JSON, and the tables of each choice of reference. */
export interface PackedReport {
  readonly page: PageFacts
  readonly views: readonly PackedView[]
}

/** The tables of one choice of reference; those of segments are empty where there are none. */
export interface PackedView {
  readonly rows: Columns
  readonly charts: Columns
  readonly segments: Columns
}

/** Verdicts of which a page keeps the words; of more, those of the latest windows. */
const MOST_TOLD = 60_000
/** Shares of bins that a page keeps; of more, those of the latest windows. */
const MOST_SHARES = 1_500_000

/** Puts the verdicts of a page into tables. */
export function packReport(view: ReportView, context: FactContext): PackedReport {
  const all = [view, ...view.others]
  const toldFrom = latestWithin(all, MOST_TOLD, (line) => Number(isWorthTelling(line)))
  const drawnFrom = latestWithin(all, MOST_SHARES, (line) =>
    isOfEveryone(line) ? (line.statistics.distribution?.current.length ?? 0) : 0,
  )
  return {
    page: {
      window: view.window,
      windows: view.windows,
      columns: view.columns,
      shown: view.windows.indexOf(view.shown),
      views: all.map(toViewFacts),
      wordsFrom: firstFrom(view, toldFrom),
      chartsFrom: firstFrom(view, drawnFrom),
    },
    views: all.map((one) => packView(one, context, { toldFrom, drawnFrom })),
  }
}

/** A table as text that stands in a page: deflated, base64. The same table gives the same text on every machine. */
export function toTableText(columns: Columns): string {
  return Buffer.from(deflateSync(toTableBytes(columns), { level: 6 })).toString('base64')
}

function packView(
  { whole, features, segments }: ReferenceView,
  context: FactContext,
  { toldFrom, drawnFrom }: { readonly toldFrom: number; readonly drawnFrom: number },
): PackedView {
  const everyone = [...whole, ...features]
  const shown = new Set([...everyone, ...segments].flatMap(({ latest, worst }) => [latest, worst]))
  const isTold = (line: ReportLine): boolean =>
    shown.has(line) || (isWorthTelling(line) && Date.parse(line.end) >= toldFrom)
  const isDrawn = (line: ReportLine): boolean => shown.has(line) || Date.parse(line.end) >= drawnFrom
  return {
    rows: packRows(everyone, { ...context, isTold }),
    charts: packCharts(everyone, isDrawn),
    segments: packRows(segments, { ...context, isTold }),
  }
}

function toViewFacts({ index, references, segments }: ReferenceView): ViewFacts {
  const names = new Set(segments.map(({ latest }) => `${latest.segment.name}=${latest.segment.value}`))
  return { index, references, segments: [...names], segmentRowCount: segments.length }
}

/** Whether more than its state is to be said of a verdict. */
function isWorthTelling({ state, sentence }: ReportLine): boolean {
  return state !== 'ok' && sentence !== ''
}

/** The earliest end of a window, in milliseconds, from which on all together weigh no more than that; −∞ where all do. */
function latestWithin(views: readonly ReferenceView[], most: number, weightOf: (line: ReportLine) => number): number {
  const weights = new Map<string, number>()
  for (const { whole, features, segments } of views)
    for (const { lines } of [...whole, ...features, ...segments])
      for (const line of lines) weights.set(line.end, (weights.get(line.end) ?? 0) + weightOf(line))
  let sum = 0
  let fromMs = Infinity
  for (const [endMs, weight] of [...weights]
    .map(([end, weight]) => [Date.parse(end), weight] as const)
    .sort(([a], [b]) => b - a)) {
    sum += weight
    if (sum > most) return fromMs
    fromMs = endMs
  }
  return -Infinity
}

/** Start of the first window that ends then or later; null where all do. */
function firstFrom({ windows }: ReportView, fromMs: number): string | null {
  if (fromMs === -Infinity) return null
  return String((windows.find(({ end }) => toTimeMs(end) >= fromMs) ?? windows.at(-1)!).start)
}
