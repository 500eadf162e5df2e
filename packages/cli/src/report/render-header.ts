import { countStates, modelFacts, modelSentence, statesByUrgency, stateText, toCountText } from '@driftline/view'
import type { TimeLabels } from '@driftline/view'
import { escapeHtml } from './escape-html.ts'
import type { ReportView } from './line-views.ts'

const EMPTY = 'These lines hold no verdict for everyone together, only for segments.'

/** Title, span, the verdict in one sentence and the count of features by state. */
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
  return `<header>
<h1>${escapeHtml(title)}</h1>
<p class="facts">${facts.map((fact) => `<span>${escapeHtml(fact)}</span>`).join('')}</p>
<p class="lead">${escapeHtml(modelSentence(modelFacts(view), { toLabel: labels.toLabel, empty: EMPTY }))}</p>
${renderTally(view)}${also}
</header>`
}

function renderTally(view: ReportView): string {
  const counts = countStates(view)
  const parts = statesByUrgency
    .filter((state) => counts[state] !== undefined)
    .map((state) => `<li class="state-${state}"><strong>${counts[state]}</strong> ${stateText[state]}</li>`)
  return parts.length === 0
    ? ''
    : `<ul class="tally" aria-label="Features by state in their latest window">${parts.join('')}</ul>`
}
