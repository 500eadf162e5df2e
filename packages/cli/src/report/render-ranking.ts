import { isNotable } from '@driftline/view'

import { sentenceOf } from './cell-words.ts'
import type { ShownRow } from './choice.ts'
import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import { idIn } from './packed/page-facts.ts'
import { renderSeverityNow, renderVerdictState } from './render-state.ts'
import { renderUnusable } from './render-unusable.ts'
import { renderMore } from './sections.ts'
import type { Sections } from './sections.ts'

/** The model, then the rows that were asked for: since when, how strong, how sure, what next. The quiet ones are folded away. */
export function renderRanking(sections: Sections): string {
  const { view, whole, rows, allCount, most, isOfSegments, shownLabel } = sections
  if (whole.length + allCount === 0) return ''
  const id = idIn(view, 'ranking')
  const notable = rows.filter(isNotable)
  const quiet = rows.filter((row) => !isNotable(row))
  const shown = notable.slice(0, most.ranking)
  const shownQuiet = quiet.slice(0, most.ranking)
  return `<section aria-labelledby="${id}" class="ranked">
<h2 id="${id}">${isOfSegments ? 'Segments' : 'Features'}, ranked <small>${escapeHtml(shownLabel)}</small></h2>
${renderTable([...whole, ...shown], sections, 'Verdicts, ranked')}
${noteOf(sections, notable.length)}${renderMore(shown.length, notable.length, 'ranking')}${
    quiet.length === 0
      ? ''
      : `<details><summary>${quiet.length} quiet: never raised</summary>${renderTable(shownQuiet, sections, 'Verdicts, quiet')}${renderMore(shownQuiet.length, quiet.length, 'ranking')}</details>`
  }
</section>`
}

function noteOf({ rows, allCount }: Sections, notable: number): string {
  if (rows.length === 0 && allCount > 0) return '<p class="note">Nothing fits what is asked for above.</p>'
  return notable === 0 ? '<p class="note">No feature has been raised in any window.</p>' : ''
}

function renderTable(rows: readonly ShownRow[], sections: Sections, label: string): string {
  if (rows.length === 0) return ''
  const { isOfSegments } = sections
  return `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="ranking">
<thead><tr><th scope="col">Feature</th>${isOfSegments ? '<th scope="col">Segment</th>' : ''}<th scope="col">State</th><th scope="col">Severity</th><th scope="col">Since</th>\
<th scope="col" class="number">Effect</th><th scope="col" class="number">Sure</th><th scope="col">No value</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${rows.map((row) => renderRow(row, sections)).join('\n')}
</tbody>
</table></div>`
}

function renderRow(shown: ShownRow, { labels, isOfSegments }: Sections): string {
  const { row, latest } = shown
  const since = latest.since === null ? '–' : labels.toLabel(latest.since)
  const segment = isOfSegments ? `<td class="segment">${toBreakableHtml(row.segment)}</td>` : ''
  return `${renderName(shown)}${segment}
<td class="state">${renderVerdictState(latest)}</td><td class="severe">${renderSeverityNow(shown, labels.toLabel)}</td>
${renderNamed('when', 'since', since)}
<td class="number effect">${escapeHtml(latest.effect)}</td>${renderNamed('number', 'sure', latest.sure)}
<td class="no-value">${renderUnusable(latest)}</td>
<td class="verdict">${escapeHtml(sentenceOf(latest))}${latest.notes.map((note) => `<small>${escapeHtml(note)}</small>`).join('')}</td></tr>`
}

/** A value that is named where the heads of columns are not seen. */
export function renderNamed(as: 'when' | 'number', name: string, value: string): string {
  return `<td class="${as}${value === '–' ? ' nothing' : ''}"><span class="label">${name} </span>${escapeHtml(value)}</td>`
}

/** A feature leads to its card; the model as a whole has none and is led to. */
function renderName({ row, name }: ShownRow): string {
  const shown = toBreakableHtml(name)
  return row.isWhole || row.segment !== 'everyone'
    ? `<tr id="${row.anchor}"><th scope="row">${shown}</th>`
    : `<tr><th scope="row"><a href="#${row.anchor}">${shown}</a></th>`
}
