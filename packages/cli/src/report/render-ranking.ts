import { isNotable, isWhole, toEffectText } from '@driftline/view'

import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import type { Page } from './page.ts'
import { idIn } from './page.ts'
import { renderNotes } from './render-notes.ts'
import { renderSeverityNow, renderVerdictState } from './render-state.ts'
import type { FeatureView, ReferenceView } from './line-views.ts'

/** The model, then every feature in its latest window, the most severe first: since when, how strong, what next. */
export function renderRanking(view: ReferenceView, page: Page): string {
  if (view.features.length + view.whole.length === 0) return ''
  const notable = view.features.filter(isNotable)
  const quiet = view.features.filter((feature) => !isNotable(feature))
  const id = idIn(view, 'ranking')
  return `<section aria-labelledby="${id}">
<h2 id="${id}">Features, ranked</h2>
${renderTable([...view.whole, ...notable], page)}
${notable.length === 0 ? '<p class="note">No feature has been raised in any window.</p>' : ''}${renderQuiet(quiet, page)}
</section>`
}

function renderQuiet(features: readonly FeatureView[], page: Page): string {
  if (features.length === 0) return ''
  return `<details><summary>${features.length} quiet: never raised</summary>${renderTable(features, page)}</details>`
}

function renderTable(features: readonly FeatureView[], page: Page): string {
  if (features.length === 0) return ''
  return `<div class="scroll"><table class="ranking">
<thead><tr><th scope="col">Feature</th><th scope="col">State</th><th scope="col">Severity</th><th scope="col">Since</th>\
<th scope="col" class="number">Effect</th><th scope="col" class="number">Sure</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${features.map((feature) => renderRow(feature, page)).join('\n')}
</tbody>
</table></div>`
}

function renderRow(feature: FeatureView, page: Page): string {
  const { latest } = feature
  const { toLabel } = page.labels
  const { effect, sure } = toEffectText(latest)
  return `${renderName(feature)}
<td>${renderVerdictState(latest)}</td><td>${renderSeverityNow(feature, toLabel)}</td>
<td class="when">${latest.since === null ? '–' : toLabel(latest.since)}</td>
<td class="number">${escapeHtml(effect)}</td><td class="number">${escapeHtml(sure)}</td>
<td class="verdict">${escapeHtml(latest.sentence)}${renderNotes(latest, page)}</td></tr>`
}

/** A feature leads to its card; the model as a whole has none and is led to. */
function renderName({ anchor, name, latest }: FeatureView): string {
  const shown = toBreakableHtml(name)
  return isWhole(latest)
    ? `<tr id="${anchor}"><th scope="row">${shown}</th>`
    : `<tr><th scope="row"><a href="#${anchor}">${shown}</a></th>`
}
