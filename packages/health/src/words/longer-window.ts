import { parseWindow, windowAt } from '@driftline/spec'

/** Lengths that people choose, shortest first. */
const LENGTHS = ['1h', '1d', '1w', '1mo', '1y'] as const

/** A window longer by more than a month is of a day is another question. */
export const LONGEST_TIMES = 31

/** The shortest usual window that is so many times as long as another, e.g. `1w` for three times `1d`; undefined: none is. */
export function longerWindow(window: string, times: number): string | undefined {
  const lengthMs = lengthOf(window)
  return LENGTHS.find((name) => {
    const ratio = lengthOf(name) / lengthMs
    return ratio >= times && ratio <= LONGEST_TIMES
  })
}

function lengthOf(window: string): number {
  const { startMs, endMs } = windowAt(parseWindow(window), 0, 'UTC')
  return endMs - startMs
}
