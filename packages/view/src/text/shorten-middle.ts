const characters = new Intl.Segmenter('en')

/** Fewest characters a shortened name has: one of each end, and the sign between. */
const FEWEST = 3

/**
 * A name that fits, its middle left out: names of features differ at both ends.
 *
 * @param maxLength most characters as a reader counts them; less than 3 is 3.
 * @example shortenMiddle('station_clark_lake_rides', 11) // => 'stati…rides'
 */
export function shortenMiddle(name: string, maxLength: number): string {
  const most = Math.max(FEWEST, Math.floor(maxLength))
  if (name.length <= most) return name
  const shown = Array.from(characters.segment(name), ({ segment }) => segment)
  if (shown.length <= most) return name
  const tail = Math.floor((most - 1) / 2)
  return `${shown.slice(0, most - 1 - tail).join('')}…${shown.slice(-tail).join('')}`
}
