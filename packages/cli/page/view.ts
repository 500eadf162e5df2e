import type { Choice, ShownRow } from '../src/report/choice.ts'
import { chooseRows, showRows } from '../src/report/choice.ts'
import { judgedWords, sentenceOf, windowWords } from '../src/report/cell-words.ts'
import { chooseSections } from '../src/report/choose-sections.ts'
import { createCellFinder } from '../src/report/heat-cells.ts'
import type { CellFacts } from '../src/report/packed/cell-facts.ts'
import type { PageFacts } from '../src/report/packed/page-facts.ts'
import { renderFeatures } from '../src/report/render-features.ts'
import { renderHeatmap, rowName } from '../src/report/render-heatmap.ts'
import { renderRanking } from '../src/report/render-ranking.ts'
import { renderSegments } from '../src/report/render-segments.ts'
import type { Most, Sections } from '../src/report/sections.ts'
import { wireHeatmap } from './heat-keys.ts'
import type { Tip, TipText } from './heat-tip.ts'
import { openTables } from './tables.ts'
import type { Tables } from './tables.ts'

/** One choice of reference on the page. */
export interface View {
  readonly tables: Tables
  /** Draws its sections anew. @returns what they show. */
  readonly draw: (choice: Choice, most: Most) => Promise<Sections>
  /** What the sections show, without drawing them. */
  readonly choose: (choice: Choice, most: Most) => Promise<Sections>
  /** Makes what stands there answer to a pointer and to keys. */
  readonly wire: (sections: Sections) => void
}

/** Takes a choice of reference over. @param index its place among the choices. */
export function openView(page: PageFacts, index: number, tip: Tip): View {
  const host = document.querySelector(`#view-${index}`)!
  const view = page.views[index]!
  const tables = openTables(index)
  const cellsOf = createCellFinder(page.columns)
  const part = (name: string): Element => host.querySelector(`.${name}`)!

  const choose = async (choice: Choice, most: Most): Promise<Sections> => {
    const rows = await (choice.segment === 'everyone' ? tables.rows() : tables.segments())
    return chooseSections({ page, view, rows }, choice, most)
  }
  const showMore = (): void => {
    for (const button of host.querySelectorAll<HTMLElement>('[data-more]')) button.hidden = false
  }
  const wire = (sections: Sections): void => {
    const drawn = [...sections.whole, ...sections.rows]
    const cells = new Map<ShownRow, readonly (CellFacts | undefined)[]>()
    const table = host.querySelector<HTMLTableElement>('.heat')
    showMore()
    if (table === null) return
    wireHeatmap(table, {
      tip,
      textOf: (row, column) => {
        const shown = drawn[row]
        if (shown === undefined) return undefined
        if (!cells.has(shown)) cells.set(shown, cellsOf(shown.row))
        return tipText(rowName(shown, sections.isOfSegments), cells.get(shown)?.[column], sections)
      },
    })
  }
  const draw = async (choice: Choice, most: Most): Promise<Sections> => {
    const sections = await choose(choice, most)
    const open = part('asked').querySelector('details')?.open ?? false
    part('asked').innerHTML = `${renderHeatmap(sections)}\n${renderRanking(sections)}`
    if (open) part('asked').querySelector('details')?.setAttribute('open', '')
    wire(sections)
    const charts = await tables.charts()
    part('pictures').innerHTML = renderFeatures(sections, (row, place) => charts(row.first + place))
    const ofSegments =
      sections.isOfSegments || view.segmentRowCount === 0
        ? []
        : chooseRows(showRows(await tables.segments(), choice), choice)
    part('in-segments').innerHTML = renderSegments(ofSegments, sections)
    showMore()
    return sections
  }
  return { tables, draw, choose, wire }
}

function tipText(name: string, cell: CellFacts | undefined, { labels }: Sections): TipText {
  if (cell === undefined) return { name, facts: ['no data'], sentence: '' }
  return {
    name,
    facts: [`${windowWords(cell, labels)} · ${judgedWords(cell)}`, cell.notes.join(' · ')],
    sentence: sentenceOf(cell),
  }
}
