import { nextLook } from '../next-look.ts'
import { toEffectText } from './effect-text.ts'
import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import { toSeverityText } from './number-text.ts'
import { renderSeverity, renderState } from './render-state.ts'
import type { TimeLabels } from './time-label.ts'
import type { FeatureView, ReportView } from './view-model.ts'

/** Every feature in its latest window, the most severe first: since when, how strong, how sure, what next. */
export function renderRanking(view: ReportView, labels: TimeLabels): string {
  if (view.features.length === 0) return ''
  const [raised, quiet] = [true, false].map((wanted) =>
    view.features.filter((feature) => isNotable(feature) === wanted),
  )
  return `<section aria-labelledby="ranking">
<h2 id="ranking">Features, ranked</h2>
${renderTable(raised ?? [], labels)}
${renderQuiet(quiet ?? [], labels)}
</section>`
}

function isNotable({ latest, worst }: FeatureView): boolean {
  return latest.state !== 'ok' || worst.severity >= 40
}

function renderQuiet(features: readonly FeatureView[], labels: TimeLabels): string {
  if (features.length === 0) return ''
  return `<details><summary>${features.length} quiet: never raised</summary>${renderTable(features, labels)}</details>`
}

function renderTable(features: readonly FeatureView[], labels: TimeLabels): string {
  if (features.length === 0) return '<p class="note">No feature has been raised in any window.</p>'
  return `<div class="scroll"><table class="ranking">
<thead><tr><th scope="col">Feature</th><th scope="col">State</th><th scope="col">Severity</th><th scope="col">Since</th>\
<th scope="col" class="number">Effect</th><th scope="col" class="number">Sure</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${features.map((feature) => renderRow(feature, labels)).join('\n')}
</tbody>
</table></div>`
}

function renderRow({ rank, name, latest, worst }: FeatureView, labels: TimeLabels): string {
  const { effect, sure } = toEffectText(latest)
  const isPast = worst.severity >= 40 && worst.severity > latest.severity + 5
  const past = isPast
    ? `<small>at worst ${toSeverityText(worst.severity)} in ${labels.toLabel(worst.start)}</small>`
    : ''
  const next = nextLook(latest)
  return `<tr><th scope="row"><a href="#feature-${rank}">${toBreakableHtml(name)}</a></th>
<td>${renderState(latest.state)}</td><td>${renderSeverity(latest.severity)}${past}</td>
<td class="when">${latest.since === null ? '–' : labels.toLabel(latest.since)}</td>
<td class="number">${escapeHtml(effect)}</td><td class="number">${escapeHtml(sure)}</td>
<td class="verdict">${escapeHtml(latest.sentence)}${next === '' ? '' : `<small>Look next: ${escapeHtml(next)}</small>`}</td></tr>`
}
