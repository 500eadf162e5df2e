import { scaleLinear } from 'd3-scale'

import { escapeHtml, toScriptJson } from './escape-html.ts'
import { toHeatClass } from './heat-class.ts'
import { toCountText, toSeverityText } from './number-text.ts'
import type { TimeLabels } from './time-label.ts'
import { stateText } from './view-model.ts'
import type { FeatureView, HeatColumn, ReportView } from './view-model.ts'

/** Columns up to which a cell is wide enough for its severity in figures. */
const maxLabelledColumns = 24
const maxAxisLabels = 8

/** Features over time, one row each, the most severe on top; coloured by severity. */
export function renderHeatmap(view: ReportView, labels: TimeLabels): string {
  if (view.features.length === 0) return ''
  const isLabelled = view.columns.length <= maxLabelledColumns
  const binned = view.columns[0]?.windowCount ?? 1
  const note =
    binned > 1 ? `<p class="note">Each column is the most severe of ${toCountText(binned, 'window')}.</p>` : ''
  return `<section aria-labelledby="over-time">
<h2 id="over-time">Over time</h2>
${renderLegend()}
<div class="scroll"><table class="heat${isLabelled ? ' labelled' : ''}" role="grid" aria-label="Severity of each feature over time; arrow keys move from cell to cell">
<colgroup><col class="name"><col span="${view.columns.length}"></colgroup>
<thead>${renderAxis(view.columns, labels, isLabelled)}</thead>
<tbody>
${view.features.map((feature) => renderRow(feature, isLabelled)).join('\n')}
</tbody>
</table></div>
${note}<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="cells">${toScriptJson(toCellTexts(view, labels))}</script>
</section>`
}

function renderLegend(): string {
  const swatches = [
    ['s1', 'ok'],
    ['s4', ''],
    ['s6', 'investigate'],
    ['s7', ''],
    ['s9', 'act'],
    ['s2 recovering', 'recovering'],
    ['accepted', 'accepted'],
    ['unjudged', 'learning or too few rows'],
    ['none', 'no data'],
  ]
  const items = swatches.map(([swatch, text]) => `<li><i class="${swatch}"></i>${text}</li>`)
  return `<ul class="legend" aria-label="Colours">${items.join('')}</ul>`
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

function renderRow({ rank, name, cells }: FeatureView, isLabelled: boolean): string {
  const heat = cells.map((line) => {
    const text = isLabelled && line !== undefined && line.severity >= 40 ? toSeverityText(line.severity) : ''
    return `<td class="${toHeatClass(line)}">${text}</td>`
  })
  const shown = escapeHtml(name)
  return `<tr><th scope="row"><a href="#feature-${rank}" title="${shown}">${shown}</a></th>${heat.join('')}</tr>`
}

/** What hovering and focus say: per row the name, per cell when, state and sentence. */
function toCellTexts({ features }: ReportView, labels: TimeLabels): unknown {
  return features.map(({ name, cells }) => [
    name,
    ...cells.map((line) =>
      line === undefined
        ? 0
        : [
            `${labels.toLabel(line.start)}${line.partial ? ' (partial)' : ''}`,
            `${stateText[line.state]}, severity ${toSeverityText(line.severity)}`,
            line.sentence,
          ],
    ),
  ])
}
