/** A share of the values in the reference and in the window, 0..1. */
export interface ThenAndNow {
  readonly reference: number
  readonly current: number
}

/** By how much a share grew, −1..1. */
export function gainOf({ reference, current }: ThenAndNow): number {
  return current - reference
}
