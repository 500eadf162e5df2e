import type { VerdictLine } from '@driftline/health'

/** Which windows of a replay a gate looks at. */
export type GatedWindows = 'last' | 'any'

/**
 * The verdicts that count: of each series the last complete window, or all windows. A version is no series of its own:
 * one that is served no more is not asked for.
 */
export function gatedLines(lines: readonly VerdictLine[], windows: GatedWindows): readonly VerdictLine[] {
  const counted = lines.filter(({ headline }) => headline === true)
  if (windows === 'any') return counted
  const complete = counted.filter(({ partial }) => !partial)
  const lastEnds = new Map<string, string>()
  for (const line of complete) {
    const key = seriesText(line)
    const known = lastEnds.get(key)
    if (known === undefined || Date.parse(line.end) > Date.parse(known)) lastEnds.set(key, line.end)
  }
  return complete.filter((line) => lastEnds.get(seriesText(line)) === line.end)
}

function seriesText({ role, segment, feature, window }: VerdictLine): string {
  return JSON.stringify([role, segment.name, segment.value, feature, window])
}
