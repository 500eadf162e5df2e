import { RetryableError } from './receiver-errors.ts'

const RETRY_AFTER_SECONDS = 5

/** The share of one request in the bytes that all running requests hold. */
export interface InFlightBytes {
  /** @throws RetryableError when all requests together would hold more than the limit. */
  take(bytes: number): void
  /** Gives everything back. */
  release(): void
}

/** Bounds what all running requests hold in memory. @param maxBytes limit in bytes */
export function createInFlightLimit(maxBytes: number): { start(): InFlightBytes } {
  let total = 0
  return {
    start() {
      let taken = 0
      return {
        take(bytes) {
          if (total + bytes > maxBytes)
            throw new RetryableError(
              `Running requests already hold ${total} bytes of at most ${maxBytes}. Try again shortly.`,
              RETRY_AFTER_SECONDS,
            )
          total += bytes
          taken += bytes
        },
        release() {
          total -= taken
          taken = 0
        },
      }
    },
  }
}
