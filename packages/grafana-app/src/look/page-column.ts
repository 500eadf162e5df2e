/** A column of a table. */
export interface PageColumn {
  readonly name: string
  /** It holds figures. Default false. */
  readonly isFigure?: boolean
  /** Left out where there is no room for it, as on a phone. Default false. */
  readonly isMinor?: boolean
}
