import type { RawValue } from '@driftline/health'
import { toNumber } from '../tables/column-type.ts'
import type { Cell } from '../tables/cell.ts'

/** A table cell as its feature's type asks: numbers for numeric features where the text is one, text for categories. */
export function toFeatureCell(cell: Cell, type: 'numeric' | 'categorical' | 'score'): RawValue {
  if (cell === null || cell === '') return null
  if (type === 'categorical') return String(cell)
  const value = toNumber(cell)
  return value === undefined ? cell : value
}
