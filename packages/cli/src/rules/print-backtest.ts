import { styleText } from 'node:util'
import type { FiredAlert } from '@driftline/rules'
import { ATTR_ML_SLO_NAME, toPrometheusLabel } from '@driftline/semconv'
import { durationWords, toCountText, toNumberText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import type { TableCell } from '../print-table.ts'
import { renderTable } from '../print-table.ts'
import type { BacktestResult } from './run-backtest.ts'

const SLO = toPrometheusLabel(ATTR_ML_SLO_NAME)

/** The time that was tried. */
export interface BacktestSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** What would have fired, for people. */
export function renderBacktest(
  { fired, alertCount, withoutData }: BacktestResult,
  { span, stream }: { readonly span: BacktestSpan; readonly stream: OutputStream },
): string {
  const range = `from ${timeText(span.fromMs)} to ${timeText(span.toMs)} UTC`
  const silent = withoutData.map(
    (name) => `${styleText('yellow', 'no data', { stream })} for ${name} in this time: its alerts could not fire.\n`,
  )
  if (fired.length === 0)
    return `${silent.join('')}Nothing would have fired ${range} (${toCountText(alertCount, 'alert')} tried).\n`
  const pages = fired.filter(({ labels }) => labels['severity'] === 'critical').length
  const count = `${toCountText(fired.length, 'firing')}, of which ${toCountText(pages, 'page')}, ${range}`
  return `${tableOf(fired, stream)}${silent.join('')}${count} (${toCountText(alertCount, 'alert')} tried).\n`
}

function tableOf(fired: readonly FiredAlert[], stream: OutputStream): string {
  return renderTable(
    [
      { title: 'fired, UTC' },
      { title: 'for', align: 'right' },
      { title: 'severity' },
      { title: 'alert' },
      { title: 'objective, tier' },
      { title: 'peak', align: 'right' },
      { title: 'series', minimumWidth: 20 },
    ],
    fired.map(rowOf),
    stream,
  )
}

function rowOf({ alert, labels, series, firedAtMs, resolvedAtMs, peak }: FiredAlert): readonly TableCell[] {
  const { severity = '' } = labels
  return [
    timeText(firedAtMs),
    resolvedAtMs === undefined ? 'to the end' : durationWords(resolvedAtMs - firedAtMs),
    severity === 'critical' ? { text: severity, style: 'red' } : severity,
    alert,
    [labels[SLO], labels['burn_tier']].filter((text) => text !== undefined).join(' '),
    toNumberText(peak),
    Object.entries(series)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' '),
  ]
}

function timeText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')
}
