import type { VerdictLine } from '@driftline/health'
import { acceptedWords, besideWords, detectableWords, toNumberText } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import type { Page } from './page.ts'
import { idIn } from './page.ts'
import { renderContributions } from './render-contributions.ts'
import { renderDistribution } from './render-distribution.ts'
import { renderSparkline } from './render-sparkline.ts'
import { renderState } from './render-state.ts'
import type { FeatureView, ReferenceView } from './line-views.ts'

/** A card per feature: reference and current distribution, quantiles, where a shift comes from, severity over time. */
export function renderFeatures(view: ReferenceView, page: Page): string {
  if (view.features.length === 0) return ''
  const [id, pick] = [idIn(view, 'distributions'), idIn(view, 'pick')]
  return `<section aria-labelledby="${id}" class="distributions">
<h2 id="${id}">Then and now</h2>
<div class="bar"><fieldset class="pick"><legend>Window</legend>
<label><input type="radio" name="${pick}" checked>latest</label>
<label><input type="radio" name="${pick}" class="pick-worst">most severe</label></fieldset>
<ul class="legend"><li><i class="reference"></i>reference (${escapeHtml(view.references.join(', '))})</li><li><i class="current"></i>current window</li></ul></div>
<div class="cards">
${view.features.map((feature) => renderCard(feature, page)).join('\n')}
</div>
</section>`
}

function renderCard({ anchor, name, latest, worst, cells }: FeatureView, page: Page): string {
  const shown = escapeHtml(name)
  return `<article id="${anchor}" class="card" aria-labelledby="name-${anchor}">
<h3 id="name-${anchor}" title="${shown}">${shown}</h3>
<div class="latest">${renderWindow(latest, page)}</div>
<div class="worst">${renderWindow(worst, page)}</div>
${renderSparkline(cells)}
</article>`
}

function renderWindow(line: VerdictLine, page: Page): string {
  const { distribution } = line.statistics
  const chart =
    distribution === undefined
      ? '<p class="empty">no distribution in this window</p>'
      : renderDistribution(distribution)
  return `<p class="sub">${renderState(line.state)}<span>${page.labels.toLabel(line.start)}${line.partial ? ' (partial)' : ''}</span><span>${line.count.toLocaleString('en-US')} rows</span></p>
${chart}
${renderQuantiles(line)}${renderContributions(line)}${renderFacts(line, page)}`
}

/** What the picture leaves out; the sentence and what to look at next stand in the ranking. */
function renderFacts(line: VerdictLine, { labels, besideOf }: Page): string {
  const facts = [
    line.notRenewed ? 'not renewed' : undefined,
    detectableWords(line),
    acceptedWords(line, labels.toLabel),
    besideWords(besideOf(line)),
  ]
  const shown = facts.flatMap((fact) => (fact === undefined ? [] : [escapeHtml(fact)]))
  return shown.length === 0 ? '' : `<p class="facts-of">${shown.join(' · ')}</p>`
}

function renderQuantiles({ statistics: { quantiles, referenceQuantiles } }: VerdictLine): string {
  if (quantiles === undefined) return ''
  const parts = (['p5', 'p50', 'p95'] as const).map((name) => {
    const before = referenceQuantiles === undefined ? '' : `<s>${toNumberText(referenceQuantiles[name])}</s> `
    return `<div><dt>${name === 'p50' ? 'median' : name}</dt><dd>${before}${toNumberText(quantiles[name])}</dd></div>`
  })
  return `<dl class="quantiles">${parts.join('')}</dl>`
}
