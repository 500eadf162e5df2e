/** One problem of a text: what was found, what is required, where, and what to do. */
export interface Issue {
  /** File as the caller named it. */
  readonly file: string
  /** Keys from the root, e.g. `features.clark_lake.min` or `windows[0]`; empty for the whole text. */
  readonly path: string
  /** Line, from 1. */
  readonly line: number
  /** Column in UTF-16 code units, from 1. */
  readonly column: number
  /** What was found and what is required. */
  readonly message: string
  /** What to do; empty when the message says it. */
  readonly hint: string
}

/** A value that passed every check, or all problems found. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }
