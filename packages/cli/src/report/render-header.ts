import { toCountText } from '@driftline/view'
import type { TimeLabels } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import type { ReportView } from './keep-line.ts'

/** Title and what the lines cover. */
export function renderHeader(view: ReportView, labels: TimeLabels, title: string): string {
  const first = labels.toLabel(view.start)
  const last = labels.toLabel(view.lastStart)
  const facts = [
    view.versions.length === 1 ? `version ${view.versions[0]}` : `versions ${view.versions.join(', ')}`,
    first === last ? first : `${first} – ${last}`,
    `${toCountText(view.windowCount, 'window')} of ${view.window}`,
    `${view.references.length === 1 ? 'reference' : 'references'}: ${view.references.join(', ')}`,
  ]
  const also =
    view.alsoInLines.length === 0
      ? ''
      : `<p class="note">Also in these lines, not shown: ${escapeHtml(view.alsoInLines.join(', '))}.</p>`
  return `<h1>${escapeHtml(title)}</h1>
<p class="facts">${facts.map((fact) => `<span>${escapeHtml(fact)}</span>`).join('')}</p>${also}`
}
