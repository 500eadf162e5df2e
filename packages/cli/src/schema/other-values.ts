import type { CellColumn, RawValue } from '@driftline/health'
import { inferColumnType, toNumber } from '../tables/column-type.ts'
import type { ValuesKind } from './schema-change.ts'

/** Sees whether a column holds nothing but values of another kind than its reference. */
export interface OtherValues {
  /** Takes a value as its feature's type reads it. @returns whether more values can still change the answer. */
  readonly see: (cell: RawValue) => boolean
  /** What the column holds instead; undefined where one value at least is as before, or there is none. */
  readonly found: () => ValuesKind | undefined
}

/** Watches a column of whose reference every value is of one kind. */
export function watchValues(was: ValuesKind): OtherValues {
  const other = was === 'numbers' ? 'text' : 'numbers'
  let isAsBefore = false
  let hasOther = false
  return {
    see: (cell) => {
      const kind = kindOf(cell, was)
      isAsBefore ||= kind === was
      hasOther ||= kind === other
      return !isAsBefore
    },
    found: () => (hasOther && !isAsBefore ? other : undefined),
  }
}

/** Whether every value of a column is of another kind than its reference; undefined where it is not. */
export function otherValuesIn({ length, numbers, codes, values }: CellColumn, was: ValuesKind): ValuesKind | undefined {
  const watch = watchValues(was)
  values.every(watch.see)
  const number = numbers?.[codes ? codes.indexOf(0) : 0]
  if (length > 0 && number !== undefined) watch.see(number)
  return watch.found()
}

/** Where numbers are due, a cell that reads as one has been read; where text is due, all comes as text. */
function kindOf(cell: RawValue, due: ValuesKind): ValuesKind | undefined {
  if (cell === null || cell === undefined || cell === '') return undefined
  if (due === 'numbers') return typeof cell === 'number' ? 'numbers' : 'text'
  if (toNumber(cell) === null) return undefined
  return inferColumnType([cell]) === 'numeric' ? 'numbers' : 'text'
}
