import { scaleLinear } from 'd3-scale'
import type { VerdictLine } from '@driftline/health'
import { INVESTIGATE_SEVERITY } from '@driftline/health'
import {
  acceptedWords,
  besideWords,
  detectableWords,
  severityWords,
  stateWords,
  toCountText,
  toSeverityText,
} from '@driftline/view'
import type { HeatColumn, TimeLabels } from '@driftline/view'

import { escapeHtml, toScriptJson } from './escape-html.ts'
import { toHeatClass } from './heat-class.ts'
import type { Page } from './page.ts'
import { idIn } from './page.ts'
import type { FeatureView, ReferenceView } from './line-views.ts'

/** Columns up to which a cell is wide enough for its severity in figures. */
const maxLabelledColumns = 24
const maxAxisLabels = 8

/** The model and its features over time, one row each, the most severe on top; coloured by severity. */
export function renderHeatmap(view: ReferenceView, page: Page): string {
  const { columns, labels } = page
  const rows = [...view.whole, ...view.features]
  if (rows.length === 0) return ''
  const isLabelled = columns.length <= maxLabelledColumns
  const binned = columns[0]?.windowCount ?? 1
  const note =
    binned > 1 ? `<p class="note">Each column is the most severe of ${toCountText(binned, 'window')}.</p>` : ''
  const bodies = [view.whole, view.features].filter((features) => features.length > 0)
  const id = idIn(view, 'over-time')
  return `<section aria-labelledby="${id}">
<h2 id="${id}">Over time</h2>
${renderLegend()}
<div class="scroll"><table class="heat${isLabelled ? ' labelled' : ''}" role="grid" aria-label="Severity of each feature over time; arrow keys move from cell to cell">
<colgroup><col class="name"><col span="${columns.length}"></colgroup>
<thead>${renderAxis(columns, labels, isLabelled)}</thead>
${bodies.map((features) => `<tbody>\n${features.map((feature) => renderRow(feature, isLabelled)).join('\n')}\n</tbody>`).join('\n')}
</table></div>
${note}<script type="application/json">${toScriptJson(rows.map((row) => toRowTexts(row, page)))}</script>
</section>`
}

function renderLegend(): string {
  const swatches = [
    ['s1', 'ok'],
    ['suspected', 'suspected'],
    ['s4', ''],
    ['s6', 'investigate'],
    ['s7', ''],
    ['s9', 'act'],
    ['s8 held', 'not renewed'],
    ['s2 recovering', 'recovering'],
    ['accepted', 'accepted'],
    ['blind', 'cannot tell'],
    ['thin', 'too few rows'],
    ['learning', 'learning'],
    ['none', 'no data'],
  ]
  const items = swatches.map(([swatch, text]) => `<li><i class="${swatch}"></i>${text}</li>`)
  return `<ul class="legend" aria-label="What a cell looks like">${items.join('')}</ul>`
}

function renderAxis(columns: readonly HeatColumn[], labels: TimeLabels, isLabelled: boolean): string {
  if (isLabelled) {
    const every = Math.ceil(columns.length / 13)
    const heads = columns.map(({ start }, index) => {
      const label = labels.toShortLabel(start)
      return `<th scope="col"><abbr title="${labels.toLabel(start)}">${index % every === 0 ? label : ''}</abbr></th>`
    })
    return `<tr><td></td>${heads.join('')}</tr>`
  }
  const toPercent = scaleLinear([0, columns.length], [0, 100])
  const every = Math.ceil(columns.length / maxAxisLabels)
  const ticks = columns.flatMap(({ start }, index) =>
    index % every === 0 ? [`<span style="left:${toPercent(index).toFixed(2)}%">${labels.toLabel(start)}</span>`] : [],
  )
  return `<tr><td></td><td class="axis" colspan="${columns.length}"><div>${ticks.join('')}</div></td></tr>`
}

function renderRow({ anchor, name, cells }: FeatureView, isLabelled: boolean): string {
  const heat = cells.map(
    (line) => `<td class="${toHeatClass(line)}">${isLabelled && line !== undefined ? toCellText(line) : ''}</td>`,
  )
  const shown = escapeHtml(name)
  return `<tr><th scope="row"><a href="#${anchor}" title="${shown}">${shown}</a></th>${heat.join('')}</tr>`
}

function toCellText({ state, severity }: VerdictLine): string {
  if (state === 'accepted') return '✓'
  return severity >= INVESTIGATE_SEVERITY ? toSeverityText(severity) : ''
}

/** What hovering and focus say: the name, and for each cell when, state, further facts and sentence. */
function toRowTexts({ name, cells }: FeatureView, { labels, besideOf }: Page): unknown {
  return [
    name,
    ...cells.map((line) =>
      line === undefined
        ? 0
        : [
            `${labels.toLabel(line.start)}${line.partial ? ' (partial)' : ''}`,
            `${stateWords(line)}, ${severityWords(line)}`,
            [detectableWords(line), acceptedWords(line, labels.toLabel), besideWords(besideOf(line))]
              .filter((fact) => fact !== undefined)
              .join(' · '),
            line.sentence,
          ],
    ),
  ]
}
