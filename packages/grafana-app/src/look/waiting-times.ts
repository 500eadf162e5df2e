/** What comes sooner needs no words: they would only flicker. */
const UNNOTICED_MS = 400
/** From then on a person wonders whether anything happens at all. */
const LONG_MS = 8000

/** When a page that waits says so, and when it says that it takes long; ms. */
export const WAITING_TIMES_MS: readonly number[] = [UNNOTICED_MS, LONG_MS]
