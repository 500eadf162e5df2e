import { toTimeMs } from '../time/instant.ts'
import type { ShownVerdict } from '../verdict/shown-verdict.ts'

/**
 * Finds a verdict's siblings: the same feature and window beside other references. Merged windows share their end.
 * Nothing is sorted before the first is asked for.
 */
export function createBesideOf<V extends ShownVerdict>(lines: readonly V[]): (line: V) => readonly V[] {
  if (new Set(lines.map(({ reference }) => reference)).size < 2) return () => []
  let byWindow: ReadonlyMap<string, readonly V[]> | undefined
  return (line) => {
    byWindow ??= sortByWindow(lines)
    return (byWindow.get(keyOf(line)) ?? []).filter(({ reference }) => reference !== line.reference)
  }
}

function sortByWindow<V extends ShownVerdict>(lines: readonly V[]): ReadonlyMap<string, readonly V[]> {
  const byWindow = new Map<string, V[]>()
  for (const line of lines) {
    const key = keyOf(line)
    const held = byWindow.get(key)
    if (held === undefined) byWindow.set(key, [line])
    else held.push(line)
  }
  return byWindow
}

function keyOf({ feature, segment, role, version, end }: ShownVerdict): string {
  return JSON.stringify([feature, segment.name, segment.value, role, version, toTimeMs(end)])
}
