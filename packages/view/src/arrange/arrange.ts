import { ML_SEGMENT_NAME_VALUE_ALL, ML_SEGMENT_VALUE_VALUE_ALL } from '@driftline/semconv'

import { toTimeMs } from '../time/instant.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { isWhole } from '../verdict/subject-name.ts'
import { createBesideOf } from './beside-of.ts'
import { binColumns, MOST_COLUMNS } from './bin-columns.ts'
import { featureViews } from './feature-views.ts'
import type { FeaturePlaces } from './feature-views.ts'
import { headlineLines } from './headline-lines.ts'
import type { ModelView, ReferenceView, ShownWindow } from './model-view.ts'

/** How verdicts are arranged. */
export interface ArrangeOptions {
  /** Most columns, 1 or more; neighbouring windows are put together to have no more. Default: 180. */
  readonly mostColumns?: number
  /** Which window is shown as the latest: the last, or the last whose rows are all there, where one is. Default: `last`. */
  readonly latest?: 'last' | 'complete'
}

/**
 * Arranges verdicts for a page: those of one window length, the first named; the headlines, and beside each reference;
 * features in the order of `compareRows`.
 *
 * @param lines one or more.
 * @throws {RangeError} without any line.
 */
export function arrange<V extends ShownVerdict>(
  lines: readonly V[],
  { mostColumns = MOST_COLUMNS, latest = 'last' }: ArrangeOptions = {},
): ModelView<V> {
  const [first] = lines
  if (first === undefined) throw new RangeError('A report needs at least one verdict line; got none.')
  const { window } = first
  const inWindow = lines.filter((line) => line.window === window)
  const headlines = headlineLines(lines).filter((line) => line.window === window)
  const overall = headlines.filter(isOverall)
  const spans = toSpans(overall.length > 0 ? overall : headlines)
  const shown = (latest === 'complete' ? spans.findLast(({ partial }) => !partial) : undefined) ?? spans.at(-1)!
  const picture: Picture = { columns: binColumns(spans, mostColumns), shownEndMs: toTimeMs(shown.end) }
  return {
    model: distinct(lines.map(({ model }) => model)).join(', '),
    versions: distinct(lines.map(({ version }) => version)),
    window,
    start: spans[0]!.start,
    end: spans.at(-1)!.end,
    lastStart: spans.at(-1)!.start,
    windowCount: spans.length,
    windows: spans,
    shown,
    columns: picture.columns,
    ...referenceView(0, headlines, picture),
    others: otherViews(inWindow, headlines, picture),
    alsoInLines: distinct(lines.map((line) => line.window))
      .filter((name) => name !== window)
      .map((name) => `windows of ${name}`),
    besideOf: createBesideOf(inWindow.filter((line) => !isWhole(line))),
  }
}

/** What the rows of every view share. */
type Picture = Required<Pick<FeaturePlaces, 'columns' | 'shownEndMs'>>

/** The headlines that all stand beside the one reference are its view already. */
function otherViews<V extends ShownVerdict>(
  lines: readonly V[],
  headlines: readonly V[],
  picture: Picture,
): readonly ReferenceView<V>[] {
  const [whole, judged] = [headlines.filter(isWhole), lines.filter((line) => !isWhole(line))]
  const counted = new Set(headlines)
  const views = referencesOf(judged).flatMap((reference) => {
    const own = judged.filter((line) => line.reference === reference)
    const isHeadline = own.every((line) => counted.has(line)) && own.length + whole.length === headlines.length
    return isHeadline ? [] : [[...own, ...whole]]
  })
  return views.map((own, index) => referenceView(index + 1, own, picture))
}

function referenceView<V extends ShownVerdict>(index: number, lines: readonly V[], picture: Picture): ReferenceView<V> {
  const overall = lines.filter(isOverall)
  const judged = lines.filter((line) => !isWhole(line))
  const viewsOf = (kind: string, of: readonly V[]) =>
    featureViews(of, { ...picture, anchorPrefix: index === 0 ? kind : `${kind}-${index}` })
  return {
    index,
    references: referencesOf(judged.length > 0 ? judged : lines),
    whole: viewsOf('model', overall.filter(isWhole)),
    features: viewsOf(
      'feature',
      overall.filter((line) => !isWhole(line)),
    ),
    segments: viewsOf(
      'segment',
      lines.filter((line) => !isOverall(line)),
    ),
  }
}

function isOverall({ segment }: ShownVerdict): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL && segment.value === ML_SEGMENT_VALUE_VALUE_ALL
}

function referencesOf(lines: readonly ShownVerdict[]): readonly string[] {
  return distinct(lines.map(({ reference }) => reference))
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

/** A window is partial where any verdict of it says so. */
function toSpans(lines: readonly ShownVerdict[]): readonly ShownWindow[] {
  const byStart = new Map<number, ShownWindow>()
  for (const { start, end, partial = false } of lines) {
    const startMs = toTimeMs(start)
    byStart.set(startMs, { start, end, partial: partial || byStart.get(startMs)?.partial === true })
  }
  return [...byStart].sort(([a], [b]) => a - b).map(([, window]) => window)
}
