import type { DriftState, VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import type { OutputStream } from './command-context.ts'
import { nextLook } from './next-look.ts'
import type { TableCell, TextStyle } from './print-table.ts'
import { renderTable } from './print-table.ts'
import type { RankedFeature } from './ranked-features.ts'
import { rankFeatures } from './ranked-features.ts'
import { statesByUrgency } from './report/view-model.ts'
import { besideHeadline, headlineOf, nameInRole } from './roles.ts'

const STATE_STYLE: Readonly<Record<DriftState, TextStyle>> = {
  act: ['red', 'bold'],
  investigate: 'yellow',
  suspected: 'yellow',
  recovering: 'cyan',
  accepted: 'blue',
  blind: 'magenta',
  learning: 'dim',
  insufficient_data: 'dim',
  ok: 'green',
}

/** The ranked table of a model's features: what, how strong, how sure, since when, and what to look at next. */
export function renderVerdictTable(lines: readonly VerdictLine[], stream: OutputStream): string {
  if (lines.length === 0) return 'No window was closed: the file has no rows.\n'
  const ranked = rankFeatures(lines)
  const segmented = ranked.some(({ segment }) => segment.name !== 'all')
  const columns = [
    { title: 'feature', minimumWidth: 12 },
    ...(segmented ? [{ title: 'segment', minimumWidth: 8 }] : []),
    { title: 'state' },
    { title: 'severity', align: 'right' as const },
    { title: 'since' },
    { title: 'PSI', align: 'right' as const },
    { title: 'surely ≥', align: 'right' as const },
    { title: 'raised', align: 'right' as const },
    { title: 'look next at', minimumWidth: 16 },
  ]
  const rows = ranked.map((feature) => verdictRow(feature, segmented))
  return `${renderTable(columns, rows, stream)}\n${summaryText(ranked)}\n`
}

function verdictRow(feature: RankedFeature, segmented: boolean): readonly TableCell[] {
  const { latest, segment } = feature
  const raised = isRaised(latest)
  return [
    nameInRole(feature.feature, latest),
    ...(segmented ? [segment.name === 'all' ? 'everyone' : `${segment.name}=${segment.value}`] : []),
    { text: latest.state.replace('_', ' '), style: STATE_STYLE[latest.state] },
    raised ? latest.severity.toFixed(0) : '',
    latest.since?.slice(0, 10) ?? '',
    latest.statistics.psi?.toFixed(2) ?? '',
    raised ? latest.lowerBound.toFixed(2) : '',
    `${feature.raisedCount} of ${feature.windowCount}`,
    nextLook(latest),
  ]
}

function summaryText(ranked: readonly RankedFeature[]): string {
  const headline = headlineOf(ranked)
  const first = headline[0]!.latest
  const count = (state: DriftState) => headline.filter(({ latest }) => latest.state === state).length
  const parts = statesByUrgency
    .map((state) => [state, count(state)] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${state.replace('_', ' ')}`)
  const beside = besideHeadline(ranked)
  const window = `${first.start.slice(0, 10)} to ${first.end.slice(0, 10)}${first.partial ? ' (partial)' : ''}`
  return `${first.model} ${first.version}, last ${first.window} window ${window}: ${parts.join(', ')}.${beside === '' ? '' : ` Beside live: ${beside}.`}`
}
