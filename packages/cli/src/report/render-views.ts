import { escapeHtml } from './escape-html.ts'
import type { Page } from './page.ts'
import { renderFeatures } from './render-features.ts'
import { renderHeatmap } from './render-heatmap.ts'
import { renderRanking } from './render-ranking.ts'
import { renderSegments } from './render-segments.ts'
import type { ReferenceView, ReportView } from './line-views.ts'

/** Heatmap, ranking, segments and cards once for each choice of reference, and the choice where there is one. */
export function renderViews(view: ReportView, page: Page): string {
  if (view.others.length === 0) return renderSections(view, page)
  const views = [view, ...view.others]
  const shown = views.map(
    (one) => `<div class="view" id="view-${one.index}">
<p class="note">${escapeHtml(noteOf(one))}</p>
${renderSections(one, page)}
</div>`,
  )
  return `${renderSwitch(views)}\n${shown.join('\n')}`
}

function renderSections(view: ReferenceView, page: Page): string {
  return [renderHeatmap, renderRanking, renderSegments, renderFeatures].map((render) => render(view, page)).join('\n')
}

/** Works without script: the style shows the view whose button is chosen. */
function renderSwitch(views: readonly ReferenceView[]): string {
  const choices = views.map(
    ({ index, references }) =>
      `<label><input type="radio" name="reference" id="reference-${index}"${index === 0 ? ' checked' : ''}>${escapeHtml(index === 0 ? 'headline' : references.join(', '))}</label>`,
  )
  const rules = views.map(({ index }) => `main:not(:has(#reference-${index}:checked)) #view-${index}`)
  return `<style>${rules.join(', ')} { display: none }</style>
<fieldset class="pick switch"><legend>Compared with</legend>${choices.join('')}</fieldset>`
}

function noteOf({ index, references }: ReferenceView): string {
  const names = references.join(', ')
  return index === 0
    ? `The verdict that counts for each feature, beside the first of its references that has been learned: ${names}.`
    : `All verdicts beside ${names}; the summary on top and alerts follow the headline.`
}
