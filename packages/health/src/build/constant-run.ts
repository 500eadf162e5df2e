import { MINIMUM_CONSTANT_VALUES } from '../comparison/constant-values.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { nameOfRow } from '../counts/coded-names.ts'

/** Whether 30 or more values in a row of blocks were one and the same. @param blocks row numbers by block */
export function hasConstantRun(rows: ClassifiedRows, blocks: readonly (readonly number[])[]): boolean {
  let run: SoleValue = { value: undefined, count: 0 }
  for (const block of blocks) {
    const own = soleValue(rows, block)
    if (own === 'none') continue
    if (own === 'several') run = { value: undefined, count: 0 }
    else run = { value: own.value, count: own.value === run.value ? run.count + own.count : own.count }
    if (run.count >= MINIMUM_CONSTANT_VALUES) return true
  }
  return false
}

interface SoleValue {
  readonly value: number | string | undefined
  /** Rows that have it. */
  readonly count: number
}

/** The one value of all rows that have one; several too where some are special beside it. */
function soleValue(
  { values, names, specials }: ClassifiedRows,
  block: readonly number[],
): SoleValue | 'none' | 'several' {
  let value: number | string | undefined
  let count = 0
  let hasSpecial = false
  for (const row of block) {
    const own = Number.isNaN(values[row]!) ? nameOfRow(names, row) : values[row]!
    hasSpecial ||= own === undefined && nameOfRow(specials, row) !== undefined
    if (own === undefined) continue
    value ??= own
    if (own !== value) return 'several'
    count += 1
  }
  if (value === undefined) return 'none'
  return hasSpecial ? 'several' : { value, count }
}
