import { segmentName, stateText, statesByUrgency } from '@driftline/view'
import type { ModelAlert } from '../../frames/alerts.ts'
import type { BurningBudget } from '../../frames/burn.ts'
import type { CsvTable } from '../../frames/csv-text.ts'
import { SHARE, timeCell } from '../../frames/csv-text.ts'
import type { StandingSegment } from '../../frames/standing-segments.ts'
import type { TimeEvent } from '../../frames/time-events.ts'
import type { VersionBeside } from '../../frames/versions-beside.ts'
import { SEVERITY } from '../../look/verdict-tables.ts'

/** Objectives with what was counted of them in 30 days. */
export function budgetsTable(budgets: readonly BurningBudget[]): CsvTable {
  const columns = ['objective', 'about', 'target', 'events', 'good events', 'budget left', 'burn rate']
  const shares: ReadonlySet<string> = new Set(['target', 'budget left'])
  return {
    columns: columns.map((name) => (shares.has(name) ? { name, unit: SHARE } : { name })),
    rows: budgets.map(({ slo, kind, objective, events, goodEvents, left, burn }) => [
      slo,
      kind,
      objective,
      events,
      goodEvents,
      left,
      burn,
    ]),
  }
}

/** Alerts that fire or wait to. */
export function alertsTable(alerts: readonly ModelAlert[]): CsvTable {
  return {
    columns: ['alert', 'stands', 'severity', 'objective', 'tier', 'since'].map((name) => ({ name })),
    rows: alerts.map(({ alert, isFiring, severity, slo, tier, sinceMs }) => [
      alert,
      isFiring ? 'fires' : 'pending',
      severity,
      slo,
      tier,
      timeCell(sinceMs),
    ]),
  }
}

/** Segments that stand out. */
export function segmentsTable(segments: readonly StandingSegment[]): CsvTable {
  const shares = ['part of its shift', 'who came', 'what changed inside'].map((name) => ({ name, unit: SHARE }))
  return {
    columns: [{ name: 'segment' }, { name: 'worst feature' }, SEVERITY, { name: 'moved feature' }, ...shares],
    rows: segments.map((segment) => {
      const { worst, contribution } = segment
      return [
        segmentName(segment),
        worst?.feature,
        worst?.severity,
        contribution?.feature,
        contribution?.share,
        contribution?.mix,
        contribution?.within,
      ]
    }),
  }
}

/** Versions with what their newest windows say. */
export function versionsTable(versions: readonly VersionBeside[]): CsvTable {
  const states = statesByUrgency.filter((state) => versions.some(({ featuresByState }) => featuresByState.has(state)))
  return {
    columns: [
      ...['version', 'role', 'worst feature'].map((name) => ({ name })),
      SEVERITY,
      ...states.map((state) => ({ name: stateText[state], unit: 'features' })),
      { name: 'rows' },
      { name: 'quality score', unit: SHARE },
      { name: 'window ended' },
    ],
    rows: versions.map(({ clock, worst, featuresByState, rows, score }) => [
      clock.version,
      clock.role,
      worst?.feature,
      worst?.severity,
      ...states.map((state) => featuresByState.get(state)),
      rows,
      score,
      timeCell(clock.endMs),
    ]),
  }
}

/** What changed, and when. */
export function changesTable(events: readonly TimeEvent[]): CsvTable {
  return {
    columns: [{ name: 'time' }, { name: 'change' }],
    rows: events.map(({ timeMs, text }) => [timeCell(timeMs), text]),
  }
}

/** The quality score, window after window. */
export function scoreTable(endsMs: readonly number[], values: readonly (number | undefined)[]): CsvTable {
  return {
    columns: [{ name: 'window end' }, { name: 'quality score', unit: SHARE }],
    rows: endsMs.map((endMs, i) => [timeCell(endMs), values[i]]),
  }
}
