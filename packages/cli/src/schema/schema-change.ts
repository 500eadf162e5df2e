/** What the values of a column are. */
export type ValuesKind = 'numbers' | 'text'

/** What a file has otherwise than its reference: a feature whose column is gone, is of another type, or is new. */
export interface SchemaChange {
  readonly change: 'gone' | 'type' | 'new'
  readonly feature: string
  /** Its column, where that is named otherwise. */
  readonly column?: string
  /** What the reference holds, where it is all of one kind. */
  readonly was?: ValuesKind
  /** What the file holds instead; where the type changed. */
  readonly is?: ValuesKind
}

/** Of what is gone or of another type nothing can be said any more; what was added takes nothing away. */
export function isBreaking({ change }: SchemaChange): boolean {
  return change !== 'new'
}
