import { createHash } from 'node:crypto'

import type { VerdictLine } from '@driftline/health'
import { arrange, createTimeLabels } from '@driftline/view'

import { chooseSections, chooseSummary, firstChoice } from './choose-sections.ts'
import type { Source } from './choose-sections.ts'
import { chooseRows, showRows } from './choice.ts'
import { escapeHtml, toScriptJson } from './escape-html.ts'
import { pageScript } from './generated/page-script.ts'
import { createLineKeeper } from './keep-line.ts'
import type { ReportLine } from './keep-line.ts'
import { packReport, toTableText } from './pack-report.ts'
import type { PackedReport, PackedView } from './pack-report.ts'
import { readCharts } from './packed/chart-table.ts'
import type { PageFacts } from './packed/page-facts.ts'
import { readRows } from './packed/row-table.ts'
import type { SaidBeside } from './read-lines.ts'
import { renderFeatures } from './render-features.ts'
import { renderHeader } from './render-header.ts'
import { renderHeatmap } from './render-heatmap.ts'
import { renderRanking } from './render-ranking.ts'
import { renderSchema } from './render-schema.ts'
import { renderSegments } from './render-segments.ts'
import { renderSwitch, viewNote } from './render-switch.ts'
import { renderUnjudged } from './render-unjudged.ts'
import { reportStyle } from './report-style.ts'
import { MOST_AT_FIRST } from './sections.ts'

/** What a report may be told beside its verdicts, as {@link readVerdictLines} found it. */
export interface ReportOptions extends Partial<SaidBeside> {
  /** Heading and title of the page. Default: the model's name. */
  readonly title?: string
}

/**
 * Renders verdicts as one self-contained HTML page: no network, no clock, the same lines give the same bytes. They are taken
 * one by one, and of each only what the page shows is held.
 *
 * @param lines verdicts as `driftline replay --json` writes them, one or more.
 * @throws {RangeError} without any line.
 */
export function renderReport(lines: Iterable<VerdictLine>, options: ReportOptions = {}): string {
  return renderKept(Array.from(lines, createLineKeeper()), options)
}

/** The same, of what {@link createLineKeeper} kept. @throws {RangeError} without any line. */
export function renderKept(lines: readonly ReportLine[], options: ReportOptions = {}): string {
  const view = arrange(lines, { latest: 'complete' })
  const labels = createTimeLabels(view.window)
  const title = options.title ?? view.model
  const packed = packReport(view, { labels, besideOf: view.besideOf })
  const { page } = packed
  const sources = packed.views.map((tables, index): Source => ({
    page,
    view: page.views[index]!,
    rows: readRows(tables.rows),
  }))
  const scriptHash = createHash('sha256').update(pageScript).digest('base64')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)} · model health</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
${renderHeader(view, labels, title)}${renderSchema(options.schema ?? [])}
<div id="summary">${chooseSummary(sources[0]!, firstChoice(page))}</div>
</header>
<div id="controls"><p class="note">Without script this page shows one window and its most severe rows. Other windows, filters, sorting and what a cell says need script, which this page carries itself.</p></div>
${renderSwitch(page)}
${sources.map((source, index) => renderView(source, packed.views[index]!)).join('\n')}
<div id="tip" role="tooltip" hidden></div>${renderUnjudged(options.notJudged ?? [])}
</main>
<footer>Made by Driftline from ${lines.length.toLocaleString('en-US')} verdicts. Times are the starts of windows, in UTC. \
Severity: ok below 40, investigate from 40, act from 70.${renderKeptFrom(page, labels.toLabel)}</footer>
${renderData(packed)}
<script>${pageScript}</script>
</body>
</html>
`
}

function renderView(source: Source, tables: PackedView): string {
  const { page, view } = source
  const choice = firstChoice(page)
  const sections = chooseSections(source, choice, MOST_AT_FIRST)
  const chartOf = readCharts(tables.charts)
  const segments = chooseRows(showRows(readRows(tables.segments), choice), choice)
  return `<div class="view" id="view-${view.index}" data-view="${view.index}">
${viewNote(page, view)}<div class="asked">${renderHeatmap(sections)}
${renderRanking(sections)}</div>
<div class="in-segments">${renderSegments(segments, sections)}</div>
<div class="pictures">${renderFeatures(sections, (row, place) => chartOf(row.first + place))}</div>
</div>`
}

/** The tables, each in an element that is no script to a browser. */
function renderData({ page, views }: PackedReport): string {
  const tables = views.flatMap(({ rows, charts, segments }, index) =>
    Object.entries({ rows, charts, segments }).map(
      ([name, columns]) => `<script type="text/plain" id="${name}-${index}">${toTableText(columns)}</script>`,
    ),
  )
  return `<script type="application/json" id="page">${toScriptJson(page)}</script>\n${tables.join('\n')}`
}

function renderKeptFrom({ wordsFrom, chartsFrom }: PageFacts, toLabel: (start: string) => string): string {
  const words = wordsFrom === null ? '' : ` Words of raised verdicts are kept from ${toLabel(wordsFrom)} on.`
  const charts = chartsFrom === null ? '' : ` Distributions are kept from ${toLabel(chartsFrom)} on, and at worst.`
  return `${words}${charts}`
}
