const FIRST_DELAY_MS = 5000 // the Collector's exporter: first wait, ceiling, growth and spread
const MAX_DELAY_MS = 30_000
const GROWTH = 1.5
const SPREAD = 0.5
const MS_PER_SECOND = 1000
const MAX_RETRY_AFTER_MS = 300_000

/**
 * How long to wait before another attempt.
 * @param attempt attempts made so far, ≥ 1. @param random uniform in [0, 1).
 * @returns milliseconds: exponential from 5 s to 30 s, spread by half, and never less than the server asked for.
 */
export function retryDelayMs(
  attempt: number,
  { retryAfterMs = 0, random }: { readonly retryAfterMs?: number | undefined; readonly random: () => number },
): number {
  const delayMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * GROWTH ** (attempt - 1))
  return Math.max(retryAfterMs, delayMs * (1 - SPREAD + 2 * SPREAD * random()))
}

/**
 * Reads a Retry-After header: seconds or an HTTP date.
 * @returns milliseconds from now, at most five minutes; `undefined` when absent or not readable.
 * @see RFC 9110, 10.2.3
 */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined
  const text = header.trim()
  // Date.parse alone would take "-1" for a date.
  const dateMs = text.endsWith('GMT') ? Date.parse(text) : Number.NaN
  const delayMs = /^\d+$/.test(text) ? Number(text) * MS_PER_SECOND : dateMs - nowMs
  return Number.isNaN(delayMs) ? undefined : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, delayMs))
}
