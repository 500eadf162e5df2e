import type { VerdictLine } from '@driftline/health'

import { nameInRole } from '../roles.ts'
import { subjectName } from '../subject-name.ts'
import { createColumnFinder, toCells } from './column-cells.ts'
import type { FeatureView, HeatColumn } from './view-model.ts'

/** Where the features stand on the page. */
export interface FeaturePlaces {
  readonly columns: readonly HeatColumn[]
  /** Start of each anchor, the rank behind it. */
  readonly anchorPrefix: string
}

/** Verdicts as a history for each feature and segment, the most severe now first, then at worst, then by name. */
export function featureViews(
  lines: readonly VerdictLine[],
  { columns, anchorPrefix }: FeaturePlaces,
): readonly FeatureView[] {
  const toColumn = createColumnFinder(columns)
  const histories = rowsOf(lines).map(({ name, lines }) => ({
    name,
    lines,
    latest: lines.at(-1)!,
    worst: lines.reduce((worst, line) => (line.severity >= worst.severity ? line : worst)),
  }))
  histories.sort(
    (a, b) => bySeverity(a.latest, b.latest) || b.worst.severity - a.worst.severity || byName(a.name, b.name),
  )
  return histories.map(({ name, lines, latest, worst }, index) => ({
    anchor: `${anchorPrefix}-${index + 1}`,
    name,
    latest,
    worst,
    cells: toCells(lines, toColumn, columns.length),
  }))
}

/** One row of the page: a feature in one role, and in one version where several served at the same time. */
interface FeatureRow {
  readonly name: string
  readonly lines: VerdictLine[]
}

/** Versions that served in one role at the same time are told apart; one that followed another continues its row. */
function rowsOf(lines: readonly VerdictLine[]): readonly FeatureRow[] {
  const byTime = lines.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
  const parallel = rolesOfParallelVersions(byTime)
  const rows = new Map<string, FeatureRow>()
  for (const line of byTime) {
    const { feature, segment, role } = line
    const version = parallel.has(role) ? line.version : undefined
    const key = JSON.stringify([feature, segment.name, segment.value, role, version])
    const row = rows.get(key)
    if (row) row.lines.push(line)
    else rows.set(key, { name: rowName(line, version), lines: [line] })
  }
  return [...rows.values()]
}

function rowName(line: VerdictLine, version: string | undefined): string {
  const name = subjectName(line)
  return nameInRole(version === undefined ? name : `${name} (${version})`, line)
}

function rolesOfParallelVersions(lines: readonly VerdictLine[]): ReadonlySet<VerdictLine['role']> {
  const seen = new Map<string, string>()
  const parallel = new Set<VerdictLine['role']>()
  for (const { feature, segment, role, start, version } of lines) {
    const key = JSON.stringify([feature, segment.name, segment.value, role, start])
    if ((seen.get(key) ?? version) !== version) parallel.add(role)
    seen.set(key, version)
  }
  return parallel
}

function bySeverity(a: VerdictLine, b: VerdictLine): number {
  return b.severity - a.severity || b.lowerBound - a.lowerBound
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1
}
