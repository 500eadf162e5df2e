/** Minutes of an hour and of a day. */
export const HOUR = 60
export const DAY = 24 * HOUR
