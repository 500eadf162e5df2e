/** Values left out of a two-sample statistic because they are NaN, Infinity or -Infinity, in rows of each sample. */
export interface MissingCounts {
  readonly reference: number
  readonly current: number
}
