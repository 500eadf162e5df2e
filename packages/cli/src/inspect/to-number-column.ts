import type { CellColumn, RawValue } from '@driftline/health'
import { toNumber } from '../tables/column-type.ts'

/** A column of text read as numbers: what is none stays text, and what means missing is missing. */
export function toNumberColumn({ length, numbers, codes, values }: CellColumn): CellColumn {
  const read = values.map((value) => (typeof value === 'string' ? (toNumber(value) ?? numberless(value)) : value))
  const own = new Float64Array(length)
  const kept = new Uint32Array(length)
  for (let row = 0; row < length; row += 1) {
    const code = codes ? codes[row]! : 0
    const value = code > 0 ? read[code - 1] : numbers![row]!
    if (typeof value === 'number' && Number.isFinite(value)) own[row] = value
    else kept[row] = code
  }
  return { length, numbers: own, codes: kept, values: read }
}

/** Of a text that is no number: nothing where it means missing. */
function numberless(text: string): RawValue {
  return toNumber(text) === null ? null : text
}
