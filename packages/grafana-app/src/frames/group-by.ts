/** Things that belong together: at least one. */
export type Group<T> = readonly [T, ...T[]]

/** What belongs together, in the order of what came first. @param keyOf what things that belong together share. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): ReadonlyMap<string, Group<T>> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const key = keyOf(one)
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return groups
}
