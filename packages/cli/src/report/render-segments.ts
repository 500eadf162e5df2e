import type { DriftState } from '@driftline/health'
import { isNotableInSegment, stateText, tallyText, toCountText } from '@driftline/view'

import { sentenceOf } from './cell-words.ts'
import type { ShownRow } from './choice.ts'
import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import type { CellFacts } from './packed/cell-facts.ts'
import { idIn } from './packed/page-facts.ts'
import type { ViewFacts } from './packed/page-facts.ts'
import { renderNamed } from './render-ranking.ts'
import { renderSeverityNow, renderVerdictState } from './render-state.ts'
import type { Sections } from './sections.ts'

const MOST_SHOWN = 20
/** Segments of which the states are counted. */
const MOST_COUNTED = 40

/** Features of single segments against the segment's own reference, in the order given, and a count of the quiet. */
export function renderSegments(
  segments: readonly ShownRow[],
  { view, labels, shownLabel }: { readonly view: ViewFacts } & Pick<Sections, 'labels' | 'shownLabel'>,
): string {
  if (segments.length === 0) return ''
  const id = idIn(view, 'segments')
  const notable = segments.filter(isNotableInSegment)
  const hidden = notable.length - MOST_SHOWN
  const more =
    hidden > 0 ? `<p class="note">${toCountText(hidden, 'less severe feature')} of segments not shown.</p>` : ''
  return `<section aria-labelledby="${id}">
<h2 id="${id}">Segments <small>${escapeHtml(shownLabel)}</small></h2>
<p class="note lead-in">Each segment is compared with its own rows in the reference, not with everyone.</p>
${renderTable(notable.slice(0, MOST_SHOWN), labels)}${more}
${renderQuiet(segments.filter((row) => !isNotableInSegment(row)))}
</section>`
}

function renderTable(rows: readonly ShownRow[], labels: Sections['labels']): string {
  if (rows.length === 0) return '<p class="note">No segment has been raised in any window.</p>'
  return `<div class="scroll" tabindex="0" role="region" aria-label="Verdicts of segments"><table class="ranking of-segments">
<thead><tr><th scope="col">Segment</th><th scope="col">Feature</th><th scope="col">State</th><th scope="col">Severity</th>\
<th scope="col">Since</th><th scope="col">Reference</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${rows.map((row) => renderRow(row, labels)).join('\n')}
</tbody>
</table></div>`
}

function renderRow(shown: ShownRow, { toLabel }: Sections['labels']): string {
  const { row, name, latest } = shown
  return `<tr><th scope="row">${toBreakableHtml(row.segment)}</th><td class="segment">${toBreakableHtml(name)}</td>
<td class="state">${renderVerdictState(latest)}</td><td class="severe">${renderSeverityNow(shown, toLabel)}</td>
${renderNamed('when', 'since', latest.since === null ? '–' : toLabel(latest.since))}<td class="no-value">${renderReference(latest)}</td>
<td class="verdict">${escapeHtml(sentenceOf(latest))}${latest.notes.map((note) => `<small>${escapeHtml(note)}</small>`).join('')}</td></tr>`
}

function renderReference({ reference, referenceRows }: CellFacts): string {
  return `${escapeHtml(reference)}${referenceRows === null ? '' : `<small>${toCountText(referenceRows, 'row')} of its own</small>`}`
}

/** The others by segment: how many of their features are in which state. */
function renderQuiet(rows: readonly ShownRow[]): string {
  if (rows.length === 0) return ''
  const statesBySegment = new Map<string, DriftState[]>()
  for (const { row, latest } of rows) {
    const states = statesBySegment.get(row.segment)
    if (states) states.push(latest.state)
    else statesBySegment.set(row.segment, [latest.state])
  }
  const counted = [...statesBySegment]
    .slice(0, MOST_COUNTED)
    .map(([segment, states]) => `<li>${escapeHtml(segment)}: ${tallyText(states, (state) => stateText[state])}</li>`)
  const rest = statesBySegment.size - counted.length
  const more = rest > 0 ? `<li>and ${toCountText(rest, 'more segment')}</li>` : ''
  return `<details><summary>${rows.length.toLocaleString('en-US')} quiet: never raised</summary><ul class="note">${counted.join('')}${more}</ul></details>`
}
