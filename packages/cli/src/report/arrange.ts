import type { VerdictLine } from '@driftline/health'

import { headlineLines } from '../headline-lines.ts'
import { nameInRole } from '../roles.ts'
import { binColumns } from './bin-columns.ts'
import type { WindowSpan } from './bin-columns.ts'
import type { FeatureView, HeatColumn, ReportView } from './view-model.ts'

const investigateFrom = 40

/**
 * Arranges verdicts for the page: the headlines of one window length, the first named, features ranked by severity now,
 * then at worst, then by name.
 *
 * @param lines - one or more.
 * @throws {RangeError} without any line.
 */
export function arrange(lines: readonly VerdictLine[]): ReportView {
  const [first] = lines
  if (first === undefined) throw new RangeError('A report needs at least one verdict line; got none.')
  const windowNames = distinct(lines.map(({ window }) => window))
  const references = distinct(lines.map(({ reference }) => reference))
  const window = first.window
  const shown = headlineLines(lines).filter((line) => line.window === window)
  const shownReferences = distinct(shown.map(({ reference }) => reference))
  const overall = shown.filter(isOverall)
  const spans = toSpans(overall)
  const columns = binColumns(spans)
  return {
    model: distinct(lines.map(({ model }) => model)).join(', '),
    versions: distinct(lines.map(({ version }) => version)),
    window,
    references: shownReferences,
    start: spans[0]?.start ?? first.start,
    end: spans.at(-1)?.end ?? first.end,
    lastStart: spans.at(-1)?.start ?? first.start,
    windowCount: spans.length,
    columns,
    features: rankFeatures(overall, columns),
    segments: shown.filter((line) => !isOverall(line) && line.severity >= investigateFrom).sort(bySeverity),
    alsoInLines: [
      ...windowNames.filter((name) => name !== window).map((name) => `windows of ${name}`),
      ...references.filter((name) => !shownReferences.includes(name)).map((name) => `reference ${name}`),
    ],
  }
}

function isOverall({ segment }: VerdictLine): boolean {
  return segment.name === 'all' && segment.value === 'all'
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function toSpans(lines: readonly VerdictLine[]): readonly WindowSpan[] {
  const byStart = new Map(lines.map(({ start, end }) => [Date.parse(start), { start, end }]))
  return [...byStart].sort(([a], [b]) => a - b).map(([, span]) => span)
}

function rankFeatures(lines: readonly VerdictLine[], columns: readonly HeatColumn[]): readonly FeatureView[] {
  const toColumn = createColumnFinder(columns)
  const histories = rowsOf(lines).map(({ name, lines }) => ({
    name,
    lines,
    latest: lines.at(-1)!,
    worst: lines.reduce((worst, line) => (line.severity >= worst.severity ? line : worst)),
  }))
  histories.sort(
    (a, b) => bySeverity(a.latest, b.latest) || b.worst.severity - a.worst.severity || (a.name < b.name ? -1 : 1),
  )
  return histories.map(({ name, lines, latest, worst }, index) => ({
    rank: index + 1,
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
    const { feature, role } = line
    const version = parallel.has(role) ? line.version : undefined
    const key = JSON.stringify([feature, role, version])
    const row = rows.get(key)
    if (row) row.lines.push(line)
    else
      rows.set(key, {
        name: nameInRole(version === undefined ? feature : `${feature} (${version})`, line),
        lines: [line],
      })
  }
  return [...rows.values()]
}

function rolesOfParallelVersions(lines: readonly VerdictLine[]): ReadonlySet<VerdictLine['role']> {
  const seen = new Map<string, string>()
  const parallel = new Set<VerdictLine['role']>()
  for (const { feature, role, start, version } of lines) {
    const key = JSON.stringify([feature, role, start])
    if ((seen.get(key) ?? version) !== version) parallel.add(role)
    seen.set(key, version)
  }
  return parallel
}

function createColumnFinder(columns: readonly HeatColumn[]): (start: string) => number {
  const starts = columns.map(({ start }) => Date.parse(start))
  return (start) => {
    const time = Date.parse(start)
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= time) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

function toCells(
  history: readonly VerdictLine[],
  toColumn: (start: string) => number,
  columnCount: number,
): readonly (VerdictLine | undefined)[] {
  const cells: (VerdictLine | undefined)[] = Array.from({ length: columnCount }, () => undefined)
  for (const line of history) {
    const column = toColumn(line.start)
    const held = cells[column]
    if (held === undefined || line.severity >= held.severity) cells[column] = line
  }
  return cells
}

function bySeverity(a: VerdictLine, b: VerdictLine): number {
  return b.severity - a.severity || b.lowerBound - a.lowerBound
}
