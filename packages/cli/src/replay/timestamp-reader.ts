import { parseTime } from '../tables/parse-time.ts'
import { TableError } from '../tables/table-error.ts'
import type { Cell } from '../tables/cell.ts'

/** Reads when values were made, and remembers which columns do not always say so. */
export interface TimestampReader {
  /** Milliseconds since the epoch; undefined for an empty cell and for what is no time. */
  readonly madeAt: (cell: Cell, column: number) => number | undefined
  /** Columns with cells that are no times. */
  readonly unreadable: () => ReadonlySet<number>
}

/** Creates a reader of timestamps. @param timezone IANA name for times that carry no zone */
export function createTimestampReader(timezone: string): TimestampReader {
  const unreadable = new Set<number>()
  return {
    madeAt: (cell, column) => {
      try {
        return parseTime(cell, timezone)
      } catch (cause) {
        if (!(cause instanceof TableError)) throw cause
        unreadable.add(column)
        return undefined
      }
    },
    unreadable: () => unreadable,
  }
}
