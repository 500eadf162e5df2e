import { parseDuration } from '@driftline/spec'
import { InvalidArgumentError } from 'commander'

/** Timers hold at most 2^31 − 1 ms, a little less than 25 days; beyond it they fire at once. */
const LONGEST_PAUSE = '24d'
const SHORTEST_PAUSE = '10ms'

/** A TCP port. @throws InvalidArgumentError */
export function toPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

/** A duration in ms. @throws InvalidArgumentError */
export function toDuration(text: string): number {
  try {
    return parseDuration(text)
  } catch (cause) {
    throw new InvalidArgumentError(cause instanceof Error ? cause.message : 'A duration such as 30s is needed.')
  }
}

/** A duration that a timer can wait, in ms. @throws InvalidArgumentError */
export function toPause(text: string): number {
  const pauseMs = toDuration(text)
  if (pauseMs >= parseDuration(SHORTEST_PAUSE) && pauseMs <= parseDuration(LONGEST_PAUSE)) return pauseMs
  throw new InvalidArgumentError(`It must be from ${SHORTEST_PAUSE} to ${LONGEST_PAUSE}.`)
}

/** A time in ms since the epoch. @throws InvalidArgumentError */
export function toTime(text: string): number {
  const timeMs = Date.parse(text)
  if (!Number.isNaN(timeMs)) return timeMs
  throw new InvalidArgumentError('A time such as 2025-11-24T00:00:00Z is needed.')
}
