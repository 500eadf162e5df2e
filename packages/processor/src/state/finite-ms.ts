/** A time as JSON holds it, which knows no infinity: null where it is whenever or never. */
export function finiteMs(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null
}
