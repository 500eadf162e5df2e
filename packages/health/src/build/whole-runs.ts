/** Cuts a list into runs of so many neighbours; what is left over at its end is left out. */
export function wholeRuns<T>(list: readonly T[], length: number): readonly (readonly T[])[] {
  const count = Math.floor(list.length / length)
  return Array.from({ length: count }, (_, i) => list.slice(i * length, (i + 1) * length))
}
