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
  /** End of the window that is shown as the latest, in milliseconds. Default: the last there is. */
  readonly shownEndMs?: number
}

/** Verdicts as a history for each feature and segment, in the order of {@link compareRows}. */
export function featureViews<V extends ShownVerdict>(
  lines: readonly V[],
  { columns, anchorPrefix, shownEndMs = Infinity }: FeaturePlaces,
): readonly FeatureView<V>[] {
  const toColumn = createColumnFinder(columns)
  const histories = rowsOf(lines).map(({ name, lines }) => ({
    name,
    lines,
    latest: latestBy(lines, shownEndMs),
    worst: lines.reduce((worst, line) => (line.severity >= worst.severity ? line : worst)),
  }))
  histories.sort(compareRows)
  return histories.map(({ name, lines, latest, worst }, index) => ({
    anchor: `${anchorPrefix}-${index + 1}`,
    name,
    lines,
    latest,
    worst,
    cells: toCells(lines, toColumn, columns.length),
  }))
}

/** One row of the page: a feature in one role, and in one version where several served at the same time. */
interface FeatureRow<V> {
  readonly name: string
  readonly lines: readonly V[]
}

/** The last that ended by then, else the first. */
function latestBy<V extends ShownVerdict>(lines: readonly V[], endMs: number): V {
  return (endMs === Infinity ? lines.at(-1) : lines.findLast(({ end }) => toTimeMs(end) <= endMs)) ?? lines[0]!
}

/** Versions that served in one role at the same time are told apart; one that followed another continues its row. */
function rowsOf<V extends ShownVerdict>(lines: readonly V[]): readonly FeatureRow<V>[] {
  const parallel = rolesOfParallelVersions(lines)
  const rows = new Map<string, { readonly name: string; readonly lines: V[] }>()
  for (const line of lines) {
    const { feature, segment, role } = line
    const version = parallel.has(role) ? line.version : undefined
    const key = JSON.stringify([feature, segment.name, segment.value, role, version])
    const row = rows.get(key)
    if (row) row.lines.push(line)
    else rows.set(key, { name: rowName(line, version), lines: [line] })
  }
  return Array.from(rows.values(), ({ name, lines: unsorted }) => ({ name, lines: inTime(unsorted) }))
}

function inTime<V extends ShownVerdict>(lines: readonly V[]): readonly V[] {
  return lines
    .map((line) => ({ line, startMs: toTimeMs(line.start) }))
    .sort((a, b) => a.startMs - b.startMs)
    .map(({ line }) => line)
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
