import { RefusedRequest, RetryableError } from './receiver-errors.ts'

const RETRY_AFTER_SECONDS = 5

/** The share of one request in the bytes that all running requests hold. */
export interface InFlightBytes {
  /**
   * Counts bytes about to be held.
   * @throws RetryableError when all requests together would hold more than the limit.
   * @throws RefusedRequest 413 when this request alone would.
   */
  readonly take: (bytes: number) => void
  /** Gives back what is no longer held. */
  readonly give: (bytes: number) => void
  /** Gives everything back. */
  readonly release: () => void
}

/** Bounds what all running requests hold in memory. @param maxBytes limit in bytes */
export function createInFlightLimit(maxBytes: number): { start(): InFlightBytes } {
  let total = 0
  return {
    start() {
      let taken = 0
      return {
        take(bytes) {
          if (taken + bytes > maxBytes) throw tooLargeAlone(maxBytes)
          if (total + bytes > maxBytes) throw tooMuchTogether(total, maxBytes)
          total += bytes
          taken += bytes
        },
        give(bytes) {
          total -= bytes
          taken -= bytes
        },
        release() {
          total -= taken
          taken = 0
        },
      }
    },
  }
}

function tooLargeAlone(maxBytes: number): RefusedRequest {
  return new RefusedRequest(
    413,
    `The request alone needs more than the ${maxBytes} bytes that all running requests may hold. Send smaller batches.`,
  )
}

function tooMuchTogether(total: number, maxBytes: number): RetryableError {
  return new RetryableError(
    `Running requests already hold ${total} bytes of at most ${maxBytes}. Try again shortly.`,
    RETRY_AFTER_SECONDS,
  )
}
