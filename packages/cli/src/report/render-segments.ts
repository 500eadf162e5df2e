import type { VerdictLine } from '@driftline/health'
import { isNotableInSegment, referenceRows, stateText, tallyText, toCountText } from '@driftline/view'

import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import type { Page } from './page.ts'
import { idIn } from './page.ts'
import { renderNotes } from './render-notes.ts'
import { renderSeverityNow, renderVerdictState } from './render-state.ts'
import type { FeatureView, ReferenceView } from './line-views.ts'

const maxShown = 40

/** Features of single segments against the segment's own reference, the most severe first, and a count of the quiet. */
export function renderSegments(view: ReferenceView, page: Page): string {
  const { segments } = view
  if (segments.length === 0) return ''
  const id = idIn(view, 'segments')
  const notable = segments.filter(isNotableInSegment)
  const hidden = notable.length - maxShown
  const more =
    hidden > 0 ? `<p class="note">${toCountText(hidden, 'less severe feature')} of segments not shown.</p>` : ''
  return `<section aria-labelledby="${id}">
<h2 id="${id}">Segments</h2>
<p class="note lead-in">Each segment is compared with its own rows in the reference, not with everyone.</p>
${renderTable(notable.slice(0, maxShown), page)}${more}
${renderQuiet(segments.filter((feature) => !isNotableInSegment(feature)))}
</section>`
}

function renderTable(features: readonly FeatureView[], page: Page): string {
  if (features.length === 0) return '<p class="note">No segment has been raised in any window.</p>'
  return `<div class="scroll"><table class="ranking">
<thead><tr><th scope="col">Segment</th><th scope="col">Feature</th><th scope="col">State</th><th scope="col">Severity</th>\
<th scope="col">Since</th><th scope="col">Reference</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${features.map((feature) => renderRow(feature, page)).join('\n')}
</tbody>
</table></div>`
}

function renderRow(feature: FeatureView, page: Page): string {
  const { name, latest } = feature
  const { toLabel } = page.labels
  return `<tr><th scope="row">${escapeHtml(segmentText(latest))}</th><td>${toBreakableHtml(name)}</td>
<td>${renderVerdictState(latest)}</td><td>${renderSeverityNow(feature, toLabel)}</td>
<td class="when">${latest.since === null ? '–' : toLabel(latest.since)}</td><td>${renderReference(latest)}</td>
<td class="verdict">${escapeHtml(latest.sentence)}${renderNotes(latest, page)}</td></tr>`
}

function renderReference(line: VerdictLine): string {
  const rows = referenceRows(line)
  return `${escapeHtml(line.reference)}${rows === undefined ? '' : `<small>${toCountText(rows, 'row')} of its own</small>`}`
}

/** The others by segment: how many of their features are in which state. */
function renderQuiet(features: readonly FeatureView[]): string {
  if (features.length === 0) return ''
  const statesBySegment = new Map<string, VerdictLine['state'][]>()
  for (const { latest } of features) {
    const key = segmentText(latest)
    statesBySegment.set(key, [...(statesBySegment.get(key) ?? []), latest.state])
  }
  const items = [...statesBySegment].map(
    ([segment, states]) => `<li>${escapeHtml(segment)}: ${tallyText(states, (state) => stateText[state])}</li>`,
  )
  return `<details><summary>${features.length} quiet: never raised</summary><ul class="note">${items.join('')}</ul></details>`
}

function segmentText({ segment }: VerdictLine): string {
  return `${segment.name} = ${segment.value}`
}
