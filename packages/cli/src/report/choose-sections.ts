import { createTimeLabels, toTimeMs } from '@driftline/view'
import type { TimeLabels } from '@driftline/view'

import type { Choice } from './choice.ts'
import { chooseRows, isInSegment, showRows } from './choice.ts'
import type { PageFacts, ViewFacts } from './packed/page-facts.ts'
import type { RowFacts } from './packed/row-table.ts'
import { renderSummary } from './render-summary.ts'
import type { Most, Sections } from './sections.ts'

/** What a choice of a reader picks from. */
export interface Source {
  readonly page: PageFacts
  readonly view: ViewFacts
  /** Everyone's rows, or those of segments where one is chosen; the model as a whole among the first. */
  readonly rows: readonly RowFacts[]
}

/** The choice that a page shows first: everything, in the last complete window. */
export function firstChoice(page: PageFacts): Choice {
  return { endMs: endMsOf(page, page.shown), states: 'all', segment: 'everyone', sort: 'severity', search: '' }
}

/** End of a window, in milliseconds. @param place of the window, from 0. */
export function endMsOf({ windows }: PageFacts, place: number): number {
  return toTimeMs(windows[place]?.end ?? NaN)
}

/** Picks what the sections show. */
export function chooseSections({ page, view, rows }: Source, choice: Choice, most: Most): Sections {
  const labels = createTimeLabels(page.window)
  const isOfSegments = choice.segment !== 'everyone'
  const inSegment = isOfSegments ? rows.filter((row) => isInSegment(row, choice.segment)) : rows
  const shown = showRows(inSegment, choice)
  const listed = isOfSegments ? shown : shown.filter(({ row }) => !row.isWhole)
  return {
    page,
    view,
    labels,
    shownLabel: windowLabel(page, choice, labels),
    shownEndMs: choice.endMs,
    whole: isOfSegments ? [] : shown.filter(({ row }) => row.isWhole),
    rows: chooseRows(listed, choice),
    allCount: listed.length,
    isOfSegments,
    most,
  }
}

/** The summary of everyone's rows in the window that is chosen. */
export function chooseSummary({ page, rows }: Source, choice: Choice): string {
  const labels = createTimeLabels(page.window)
  const shown = showRows(rows, choice)
  return renderSummary({
    labels,
    windowText: windowText(page, choice, labels),
    features: shown.filter(({ row }) => !row.isWhole),
    whole: shown.filter(({ row }) => row.isWhole),
  })
}

function windowLabel(page: PageFacts, choice: Choice, { toLabel }: TimeLabels): string {
  const window = page.windows[placeOf(page, choice)]
  return window === undefined ? '' : `${toLabel(window.start)}${window.partial ? ' (partial)' : ''}`
}

/** Which window it is among all, in words. */
function windowText(page: PageFacts, choice: Choice, labels: TimeLabels): string {
  const place = placeOf(page, choice)
  const label = windowLabel(page, choice, labels)
  const last = page.windows.length - 1
  if (place === last) return `${label}, the last window`
  const later = page.windows.slice(place + 1)
  if (later.some(({ partial }) => !partial)) return label
  return `${label}, the last complete window; ${labels.toLabel(page.windows[last]!.start)} is partial`
}

function placeOf(page: PageFacts, { endMs }: Choice): number {
  return page.windows.findIndex((_, place) => endMsOf(page, place) === endMs)
}
