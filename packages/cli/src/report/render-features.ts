import { toNumberText, toTimeMs } from '@driftline/view'

import { windowWords } from './cell-words.ts'
import type { ShownRow } from './choice.ts'
import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import { createCellFinder } from './heat-cells.ts'
import type { CellFacts } from './packed/cell-facts.ts'
import type { ChartFacts, QuantileFacts } from './packed/chart-facts.ts'
import { idIn } from './packed/page-facts.ts'
import { renderContributions } from './render-contributions.ts'
import { renderDistribution } from './render-distribution.ts'
import { renderSparkline } from './render-sparkline.ts'
import type { SparklineSpan } from './render-sparkline.ts'
import { renderState } from './render-state.ts'
import { renderUnusable } from './render-unusable.ts'
import { renderMore } from './sections.ts'
import type { ChartOf, Sections } from './sections.ts'

/** A card per feature: reference and current distribution, quantiles, where a shift comes from, severity over time. */
export function renderFeatures(sections: Sections, chartOf: ChartOf): string {
  const { view, rows, most, shownLabel } = sections
  const id = idIn(view, 'distributions')
  const head = `<h2 id="${id}">Then and now <small>${escapeHtml(shownLabel)}</small></h2>`
  if (sections.isOfSegments)
    return `<section aria-labelledby="${id}">${head}<p class="note">Distributions are drawn of everyone, not of segments.</p></section>`
  const shown = rows.slice(0, most.cards)
  if (shown.length === 0) return ''
  const cellsOf = createCellFinder(sections.page.columns)
  const cards = shown.map((row) =>
    renderCard(row, { sections, cells: cellsOf(row.row), chart: chartOf(row.row, row.place) }),
  )
  return `<section aria-labelledby="${id}" class="distributions">
${head}
<ul class="legend"><li><i class="reference"></i>reference (${escapeHtml(view.references.join(', '))})</li><li><i class="current"></i>this window</li></ul>
<div class="cards">
${cards.join('\n')}
</div>
${renderMore(shown.length, rows.length, 'cards')}
</section>`
}

interface Card {
  readonly sections: Sections
  readonly cells: readonly (CellFacts | undefined)[]
  readonly chart: ChartFacts | undefined
}

function renderCard({ row, name, latest }: ShownRow, { sections, cells, chart }: Card): string {
  const { distribution, quantiles = [], contributions = [] } = chart ?? {}
  const { anchor } = row
  const drawn =
    distribution === undefined
      ? '<p class="empty">no distribution in this window</p>'
      : renderDistribution(distribution)
  const words = [windowWords(latest, sections.labels), `${latest.rows.toLocaleString('en-US')} rows`]
  return `<article id="${anchor}" class="card" tabindex="-1" aria-labelledby="name-${anchor}">
<h3 id="name-${anchor}">${toBreakableHtml(name)}</h3>
<p class="sub">${renderState(latest.state)}${words.map((word) => `<span>${escapeHtml(word)}</span>`).join('')}</p>
${drawn}
${renderQuantiles(quantiles)}${renderMissing(latest)}${renderContributions(contributions)}${renderFacts(latest)}${renderSparkline(cells, spanOf(sections))}
</article>`
}

function spanOf({ page, labels, shownEndMs }: Sections): SparklineSpan {
  const { columns } = page
  return {
    from: labels.toLabel(columns[0]!.start),
    to: labels.toLabel(columns.at(-1)!.start),
    shown: Math.max(
      0,
      columns.findLastIndex(({ start }) => toTimeMs(start) < shownEndMs),
    ),
  }
}

function renderMissing(latest: CellFacts): string {
  if (latest.missing === null && latest.invalid === null) return ''
  return `<p class="without">No value: ${renderUnusable(latest)}</p>`
}

/** What the picture leaves out; the sentence and what to look at next stand in the ranking. */
function renderFacts({ notRenewed, notes }: CellFacts): string {
  const facts = [notRenewed ? 'not renewed' : undefined, ...notes.filter((note) => !note.startsWith('Look next'))]
  const shown = facts.flatMap((fact) => (fact === undefined ? [] : [escapeHtml(fact)]))
  return shown.length === 0 ? '' : `<p class="facts-of">${shown.join(' · ')}</p>`
}

function renderQuantiles(quantiles: readonly QuantileFacts[]): string {
  if (quantiles.length === 0) return ''
  const parts = quantiles.map(({ name, before, now }) => {
    const was = before === null ? '' : `<s>${toNumberText(before)}</s> `
    return `<div><dt>${name === 'p50' ? 'median' : name}</dt><dd>${was}${toNumberText(now)}</dd></div>`
  })
  return `<dl class="quantiles">${parts.join('')}</dl>`
}
