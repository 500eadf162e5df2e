import type { VerdictCell } from './verdict-cells.ts'

/** Of each version and role the verdicts of the newest window that it has some of. */
export function latestCells(cells: readonly VerdictCell[]): readonly VerdictCell[] {
  const newest = new Map<string, number>()
  for (const { version, role, windowEndMs } of cells) {
    const key = JSON.stringify([version, role])
    newest.set(key, Math.max(windowEndMs, newest.get(key) ?? -Infinity))
  }
  return cells.filter(({ version, role, windowEndMs }) => windowEndMs === newest.get(JSON.stringify([version, role])))
}
