import type { VerdictLine } from '@driftline/health'

import { escapeHtml } from './escape-html.ts'
import { toNumberText } from './number-text.ts'
import { renderDistribution } from './render-distribution.ts'
import { renderSparkline } from './render-sparkline.ts'
import { renderState } from './render-state.ts'
import type { TimeLabels } from './time-label.ts'
import type { FeatureView, ReportView } from './view-model.ts'

/** A card per feature: reference and current distribution, quantiles, severity over time. */
export function renderFeatures(view: ReportView, labels: TimeLabels): string {
  if (view.features.length === 0) return ''
  return `<section aria-labelledby="distributions" class="distributions">
<h2 id="distributions">Then and now</h2>
<div class="bar"><fieldset class="pick"><legend>Window</legend>
<label><input type="radio" name="window" id="pick-latest" checked>latest</label>
<label><input type="radio" name="window" id="pick-worst">most severe</label></fieldset>
<ul class="legend"><li><i class="reference"></i>reference (${escapeHtml(view.references.join(', '))})</li><li><i class="current"></i>current window</li></ul></div>
<div class="cards">
${view.features.map((feature) => renderCard(feature, labels)).join('\n')}
</div>
</section>`
}

function renderCard(feature: FeatureView, labels: TimeLabels): string {
  const { rank, name, latest, worst, cells } = feature
  const shown = escapeHtml(name)
  return `<article id="feature-${rank}" class="card" aria-labelledby="name-${rank}">
<h3 id="name-${rank}" title="${shown}">${shown}</h3>
<div class="latest">${renderWindow(latest, labels)}</div>
<div class="worst">${renderWindow(worst, labels)}</div>
${renderSparkline(cells)}
</article>`
}

function renderWindow(line: VerdictLine, labels: TimeLabels): string {
  const { distribution } = line.statistics
  const chart =
    distribution === undefined
      ? '<p class="empty">no distribution in this window</p>'
      : renderDistribution(distribution)
  return `<p class="sub">${renderState(line.state)}<span>${labels.toLabel(line.start)}${line.partial ? ' (partial)' : ''}</span><span>${line.count.toLocaleString('en-US')} rows</span></p>
${chart}
${renderQuantiles(line)}`
}

function renderQuantiles({ statistics: { quantiles, referenceQuantiles } }: VerdictLine): string {
  if (quantiles === undefined) return ''
  const parts = (['p5', 'p50', 'p95'] as const).map((name) => {
    const before = referenceQuantiles === undefined ? '' : `<s>${toNumberText(referenceQuantiles[name])}</s> `
    return `<div><dt>${name === 'p50' ? 'median' : name}</dt><dd>${before}${toNumberText(quantiles[name])}</dd></div>`
  })
  return `<dl class="quantiles">${parts.join('')}</dl>`
}
