import { createHash } from 'node:crypto'

import type { VerdictLine } from '@driftline/health'
import { arrange, createTimeLabels } from '@driftline/view'

import type { NotJudged } from '../not-judged.ts'
import { escapeHtml } from './escape-html.ts'
import { renderHeader } from './render-header.ts'
import { renderUnjudged } from './render-unjudged.ts'
import { renderViews } from './render-views.ts'
import { reportScript } from './report-script.ts'
import { reportStyle } from './report-style.ts'

/** What a report may be told beside its verdicts. */
export interface ReportOptions {
  /** Heading and title of the page. Default: the model's name. */
  readonly title?: string
  /** What the verdicts leave out, as {@link readVerdictLines} found it. Default: nothing. */
  readonly notJudged?: readonly NotJudged[]
}

/**
 * Renders verdicts as one self-contained HTML page: no network, no clock, the same lines give the same bytes.
 *
 * @param lines - verdicts as `driftline replay --json` writes them, one or more.
 * @throws {RangeError} without any line.
 */
export function renderReport(lines: readonly VerdictLine[], options: ReportOptions = {}): string {
  const view = arrange(lines)
  const labels = createTimeLabels(view.window)
  const title = options.title ?? view.model
  const scriptHash = createHash('sha256').update(reportScript).digest('base64')
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
${renderHeader(view, labels, title)}
${renderViews(view, { columns: view.columns, besideOf: view.besideOf, labels })}
<div id="tip" role="tooltip" hidden></div>${renderUnjudged(options.notJudged ?? [])}
</main>
<footer>Made by Driftline from ${lines.length.toLocaleString('en-US')} verdicts. Times are the starts of windows, in UTC. \
Severity: ok below 40, investigate from 40, act from 70.</footer>
<script>${reportScript}</script>
</body>
</html>
`
}
