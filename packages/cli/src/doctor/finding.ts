/** The checks, in the order in which they are made: each needs those before it. */
export type CheckName = 'reach' | 'test_point' | 'model' | 'names' | 'senders'

/** What one check found. */
export interface Finding {
  readonly check: CheckName
  readonly isOk: boolean
  /** What was found, in a sentence without its dot. */
  readonly text: string
  /** What to do about it; absent where nothing has to be done. */
  readonly todo?: string
}

/** Something that is as it should be. */
export function good(check: CheckName, text: string): Finding {
  return { check, isOk: true, text }
}

/** Something that is not. */
export function problem(check: CheckName, text: string, todo: string): Finding {
  return { check, isOk: false, text, todo }
}
