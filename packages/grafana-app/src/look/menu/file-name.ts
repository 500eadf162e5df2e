/** Most characters of a name that somebody gave. */
const MOST_CHARACTERS = 40

/** A name for a file that every system takes: `ridership-addison-then-and-now-2017-01-01.csv`. @param timeMs ms since 1970 */
export function csvFileName(parts: readonly string[], timeMs: number): string {
  const named = parts.map(plain).filter((part) => part !== '')
  return `${[...named, new Date(timeMs).toISOString().slice(0, 10)].join('-')}.csv`
}

function plain(part: string): string {
  const joined = part.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return joined.slice(0, MOST_CHARACTERS).replaceAll(/^-+|-+$/g, '')
}
