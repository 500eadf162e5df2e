/** Turns values without names into rows, and rows into the fields that are named. */
export interface RowNamer {
  /** A row of the values from `start` on. */
  readonly name: (values: ArrayLike<unknown>, start: number) => object
  /** The named fields of a row. @throws whatever reading one throws */
  readonly pick: (row: object) => object
}

/** @param names of the values of a row, in order, each once */
export function createRowNamer(names: readonly string[]): RowNamer {
  // A copy of it has all fields at once: much faster than adding them one by one.
  const template: Readonly<Record<string, unknown>> = Object.fromEntries(names.map((name) => [name, undefined]))
  return {
    name: (values, start) => {
      const row: Record<string, unknown> = { ...template }
      for (let i = 0; i < names.length; i += 1) row[names[i]!] = values[start + i]
      return row
    },
    pick: (found) => {
      const row: Record<string, unknown> = { ...template }
      for (const name of names) row[name] = (found as Readonly<Record<string, unknown>>)[name]
      return row
    },
  }
}
