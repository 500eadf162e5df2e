/** One raw value of a feature, typed at the edge: a CSV cell of a numeric column is already a number. */
export type RawValue = string | number | boolean | null | undefined
