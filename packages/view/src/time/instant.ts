/** A point in time: ISO 8601 as verdict lines have it, or milliseconds since 1970 as metrics do. */
export type Instant = string | number

/** Milliseconds since 1970; `NaN` for a text that is no time. */
export function toTimeMs(instant: Instant): number {
  return typeof instant === 'number' ? instant : Date.parse(instant)
}
