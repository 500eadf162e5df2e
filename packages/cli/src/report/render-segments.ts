import { nameInRole } from '../roles.ts'
import { escapeHtml } from './escape-html.ts'
import { toCountText } from './number-text.ts'
import { renderSeverity, renderState } from './render-state.ts'
import type { TimeLabels } from './time-label.ts'
import type { ReportView } from './view-model.ts'

const maxShown = 40

/** Raised verdicts of single segments, the most severe first; nothing where there are none. */
export function renderSegments({ segments }: ReportView, labels: TimeLabels): string {
  if (segments.length === 0) return ''
  const hidden = segments.length - maxShown
  const more = hidden > 0 ? `<p class="note">${toCountText(hidden, 'less severe verdict')} not shown.</p>` : ''
  const rows = segments.slice(0, maxShown).map(
    ({
      segment,
      feature,
      role,
      start,
      state,
      severity,
      sentence,
    }) => `<tr><th scope="row">${escapeHtml(`${segment.name} = ${segment.value}`)}</th>
<td>${escapeHtml(nameInRole(feature, { role }))}</td><td class="when">${labels.toLabel(start)}</td><td>${renderState(state)}</td>
<td>${renderSeverity(severity)}</td><td class="verdict">${escapeHtml(sentence)}</td></tr>`,
  )
  return `<section aria-labelledby="segments">
<h2 id="segments">Segments</h2>
<div class="scroll"><table class="ranking">
<thead><tr><th scope="col">Segment</th><th scope="col">Feature</th><th scope="col">Window</th><th scope="col">State</th>\
<th scope="col">Severity</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>${more}
</section>`
}
