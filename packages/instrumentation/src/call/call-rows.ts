import type { ProblemKind } from '../internal/problem-log.ts'

/** A row where the model was given one that could be read, else undefined. */
export type Row = object | undefined

/** What is wrong with the rows of a call. */
export interface RowComplaint {
  readonly kind: Extract<ProblemKind, 'rows' | 'batch' | 'length'>
  readonly message: string
  /** Where numbers in the message differ from call to call: what it is about. */
  readonly topic?: string
}

/** The rows of one call. */
export interface CallRows {
  readonly rows: readonly Row[]
  /** What features are read from, one for each row; the very rows where names do not choose among their fields. */
  readonly values: readonly Row[]
  /** Whether the call has one result per row; `unknown` where rows were given in a way that cannot be told. */
  readonly results: 'one' | 'per-row' | 'unknown'
  readonly complaint?: RowComplaint | undefined
}

/** Reads the rows of a call from its arguments. @throws whatever a function of the user's throws */
export type RowReader = (args: readonly unknown[]) => CallRows

/** A call of those rows, of which all fields are features. */
export function asCall(rows: readonly Row[], results: CallRows['results']): CallRows {
  return { rows, values: rows, results }
}

/** A call of one row that cannot be read. */
export function unreadable(complaint?: RowComplaint, results: CallRows['results'] = 'one'): CallRows {
  return { rows: NO_ROW, values: NO_ROW, results, complaint }
}

const NO_ROW: readonly Row[] = [undefined]
