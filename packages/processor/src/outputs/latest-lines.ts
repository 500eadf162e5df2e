import type { VerdictLine } from '@driftline/health'

/** Windows after which a version that sends nothing any more is forgotten. */
const KEPT_WINDOWS = 3

/** The verdicts of the last closed window of each version and window length. */
export interface LatestLines {
  readonly add: (lines: readonly VerdictLine[]) => void
  readonly all: () => readonly VerdictLine[]
}

/** Keeps what a scrape shows: verdicts are computed once per window and repeated until the next. */
export function createLatestLines(initial: readonly VerdictLine[] = []): LatestLines {
  const byWindow = new Map<string, readonly VerdictLine[]>()
  const add = (lines: readonly VerdictLine[]): void => {
    for (const group of groupByWindow(lines)) byWindow.set(group.key, group.lines)
    for (const { window, end } of lines.slice(-1)) forgetEnded(byWindow, window, Date.parse(end))
  }
  add(initial)
  return {
    add,
    all: () => [...byWindow].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, lines]) => lines),
  }
}

function groupByWindow(lines: readonly VerdictLine[]) {
  const groups = new Map<string, { end: string; lines: VerdictLine[] }>()
  for (const line of lines) {
    const key = JSON.stringify([line.version, line.window])
    const group = groups.get(key)
    if (group?.end === line.end) group.lines.push(line)
    else if (!group || group.end < line.end) groups.set(key, { end: line.end, lines: [line] })
  }
  return [...groups].map(([key, { lines }]) => ({ key, lines }))
}

function forgetEnded(byWindow: Map<string, readonly VerdictLine[]>, window: string, newestEndMs: number): void {
  for (const [key, [first]] of byWindow) {
    if (first?.window !== window) continue
    const length = Date.parse(first.end) - Date.parse(first.start)
    if (Date.parse(first.end) < newestEndMs - KEPT_WINDOWS * length) byWindow.delete(key)
  }
}
