import type { SampleComparison } from '@driftline/health'
import { toNumberText, toSeverityText } from '@driftline/view'
import type { OutputStream } from './command-context.ts'
import { renderTable } from './print-table.ts'

/** The table of a comparison: every feature, the most severe first. */
export function renderComparisonTable(
  features: Readonly<Record<string, SampleComparison>>,
  stream: OutputStream,
): string {
  const columns = [
    { title: 'feature', minimumWidth: 12 },
    { title: 'state' },
    { title: 'severity', align: 'right' as const },
    { title: 'PSI', align: 'right' as const },
    { title: 'KS', align: 'right' as const },
    { title: 'Wasserstein', align: 'right' as const },
    { title: 'JS', align: 'right' as const },
    { title: 'missing', align: 'right' as const },
    { title: 'in words', minimumWidth: 20 },
  ]
  const ranked = Object.entries(features).sort(
    ([a, x], [b, y]) => y.verdict.severity - x.verdict.severity || (a < b ? -1 : 1),
  )
  const rows = ranked.map(([name, { verdict, exact, current }]) => [
    name,
    verdict.state.replace('_', ' '),
    toSeverityText(verdict.severity),
    shown(exact.psi),
    shown(exact.ks),
    shown(exact.wasserstein),
    shown(exact.jensenShannon),
    `${(current.missing * 100).toFixed(1)} %`,
    verdict.sentence,
  ])
  return renderTable(columns, rows, stream)
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : toNumberText(value)
}
