import { styleText } from 'node:util'

import type { MonitorSpec } from '@driftline/spec'

import type { OutputStream } from './command-context.ts'
import { renderTable } from './print-table.ts'
import type { TableCell } from './print-table.ts'
import { countSegments, estimateSeries } from './series-budget.ts'
import type { SeriesEstimate } from './series-budget.ts'

/** What a spec without problems says: the model, what is watched, and what it costs the Prometheus it lands in. */
export function renderSpecSummary(file: string, spec: MonitorSpec, stream: OutputStream): string {
  const estimate = estimateSeries(spec)
  const { shares, total, limit } = estimate
  const rows: readonly (readonly TableCell[])[] = [
    ...shares.map(({ metric, arithmetic, series }) => [metric, toCount(series), arithmetic]),
    [{ text: 'at most', style: 'bold' }, { text: toCount(total), style: 'bold' }, atMostText(estimate)],
  ]
  const table = renderTable(
    [{ title: 'metric' }, { title: 'series', align: 'right' }, { title: 'from', minimumWidth: 20 }],
    rows,
    stream,
  )
  return `${styleText('green', 'ok', { stream })} ${file}\n${renderFacts(spec)}\n${table}${renderOverflow(total, limit)}${PROCESSOR_SERIES}`
}

/** Once per processor, whatever it watches. */
const PROCESSOR_SERIES = "The processor's own metrics come on top: some 30 series, once.\n"

function atMostText({ limit, perFeature }: SeriesEstimate): string {
  return perFeature === undefined
    ? `of ${toCount(limit)}`
    : `and ${toCount(perFeature)} for each feature of the rows, up to ${toCount(limit)}`
}

function renderFacts(spec: MonitorSpec): string {
  const features = Object.entries(spec.features)
  const facts = [
    ['model', [spec.model.name, spec.model.version, spec.model.task].filter(Boolean).join(' · ')],
    [
      'features',
      features.length === 0
        ? 'none declared: names and types come from the profile, or from the rows'
        : renderFeatures(spec),
    ],
    ['segments', `all${spec.segments.dimensions.map(({ name }) => `, ${name}`).join('')}${renderSegmentCount(spec)}`],
    ['windows', `${spec.windows.map(({ name }) => name).join(', ')} (${spec.timezone})`],
    ['references', [...new Set([...spec.references.order, 'training'])].join(', ')],
  ]
  return facts.map(([name = '', text]) => `   ${name.padEnd(12)}${text}\n`).join('')
}

function renderFeatures({ features }: MonitorSpec): string {
  const all = Object.values(features)
  const counts = [
    [all.filter(({ type }) => type === 'numeric').length, 'numeric'],
    [all.filter(({ type }) => type === 'categorical').length, 'categorical'],
    [all.filter(({ critical }) => critical).length, 'critical'],
    [all.filter(({ calendar }) => calendar).length, 'moving with the calendar'],
  ] as const
  const shown = counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`)
  return `${all.length}${shown.length === 0 ? '' : ` (${shown.join(', ')})`}`
}

function renderSegmentCount(spec: MonitorSpec): string {
  return spec.segments.dimensions.length === 0 ? '' : ` (at most ${countSegments(spec)} beside all)`
}

function renderOverflow(total: number, limit: number): string {
  if (total <= limit) return ''
  return (
    `The processor writes ${toCount(limit)} of these, the most severe and important first, and counts the rest. ` +
    `To need fewer: fewer windows, references, segment values or declared features.\n`
  )
}

function toCount(value: number): string {
  return value.toLocaleString('en-US')
}
