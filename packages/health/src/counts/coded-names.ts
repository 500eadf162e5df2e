/** A name per row at most, as the places of names in a list. */
export interface CodedNames {
  /** By row: 0 for none, else the place of its name in `list`, from 1. Absent: no row has one. */
  readonly codes?: Uint32Array
  /** Distinct names in the order in which rows have them. */
  readonly list: readonly string[]
}

/** Name of a row. */
export function nameOfRow({ codes, list }: CodedNames, row: number): string | undefined {
  const code = codes ? codes[row]! : 0
  return code === 0 ? undefined : list[code - 1]
}

/**
 * Rows by name; rows without one are left out.
 *
 * @param rows row numbers; left out, all rows.
 */
export function countNames({ codes, list }: CodedNames, rows?: readonly number[]): Record<string, number> {
  const counts = Object.create(null) as Record<string, number>
  if (!codes) return counts
  const byCode = new Float64Array(list.length + 1)
  if (rows) for (const row of rows) byCode[codes[row]!]! += 1
  else for (let row = 0; row < codes.length; row += 1) byCode[codes[row]!]! += 1
  for (const [i, name] of list.entries()) if (byCode[i + 1]! > 0) counts[name] = byCode[i + 1]!
  return counts
}
