import type { VerdictLine } from '@driftline/health'

/** Finds a verdict's siblings: the same feature and window beside other references. Merged windows share their end. */
export function createBesideOf(lines: readonly VerdictLine[]): (line: VerdictLine) => readonly VerdictLine[] {
  const byWindow = new Map<string, VerdictLine[]>()
  for (const line of lines) {
    const key = keyOf(line)
    const held = byWindow.get(key)
    if (held === undefined) byWindow.set(key, [line])
    else held.push(line)
  }
  return (line) => (byWindow.get(keyOf(line)) ?? []).filter(({ reference }) => reference !== line.reference)
}

function keyOf({ feature, segment, role, version, end }: VerdictLine): string {
  return JSON.stringify([feature, segment.name, segment.value, role, version, Date.parse(end)])
}
