import { toTimeMs } from '../time/instant.ts'
import { nameInRole } from '../verdict/roles.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { subjectName } from '../verdict/subject-name.ts'
import { createColumnFinder, toCells } from './column-cells.ts'
import type { FeatureView, HeatColumn } from './model-view.ts'
import { compareRows } from './ranking.ts'

/** Where the features stand on the page. */
export interface FeaturePlaces {
  readonly columns: readonly HeatColumn[]
  /** Start of each anchor, the rank behind it. */
  readonly anchorPrefix: string
}

/** Verdicts as a history for each feature and segment, in the order of {@link compareRows}. */
export function featureViews<V extends ShownVerdict>(
  lines: readonly V[],
  { columns, anchorPrefix }: FeaturePlaces,
): readonly FeatureView<V>[] {
  const toColumn = createColumnFinder(columns)
  const histories = rowsOf(lines).map(({ name, lines }) => ({
    name,
    lines,
    latest: lines.at(-1)!,
    worst: lines.reduce((worst, line) => (line.severity >= worst.severity ? line : worst)),
  }))
  histories.sort(compareRows)
  return histories.map(({ name, lines, latest, worst }, index) => ({
    anchor: `${anchorPrefix}-${index + 1}`,
    name,
    latest,
    worst,
    cells: toCells(lines, toColumn, columns.length),
  }))
}

/** One row of the page: a feature in one role, and in one version where several served at the same time. */
interface FeatureRow<V> {
  readonly name: string
  readonly lines: V[]
}

/** Versions that served in one role at the same time are told apart; one that followed another continues its row. */
function rowsOf<V extends ShownVerdict>(lines: readonly V[]): readonly FeatureRow<V>[] {
  const byTime = lines.toSorted((a, b) => toTimeMs(a.start) - toTimeMs(b.start))
  const parallel = rolesOfParallelVersions(byTime)
  const rows = new Map<string, FeatureRow<V>>()
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

function rowName(line: ShownVerdict, version: string | undefined): string {
  const name = subjectName(line)
  return nameInRole(version === undefined ? name : `${name} (${version})`, line)
}

function rolesOfParallelVersions(lines: readonly ShownVerdict[]): ReadonlySet<ShownVerdict['role']> {
  if (new Set(lines.map(({ version }) => version)).size < 2) return new Set()
  const seen = new Map<string, string>()
  const parallel = new Set<ShownVerdict['role']>()
  for (const { feature, segment, role, start, version } of lines) {
    const key = JSON.stringify([feature, segment.name, segment.value, role, toTimeMs(start)])
    if ((seen.get(key) ?? version) !== version) parallel.add(role)
    seen.set(key, version)
  }
  return parallel
}
