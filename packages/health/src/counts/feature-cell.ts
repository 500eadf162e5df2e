import type { FeatureSpec } from '@driftline/spec'

/** One raw value of a feature, typed at the edge: a CSV cell of a numeric column is already a number. */
export type FeatureCell = string | number | boolean | null | undefined

/** Numeric rows sorted by what they are. */
export interface NumericRows {
  /** One entry per input row: the finite value, or NaN where it is anything else. */
  readonly values: Float64Array
  /** One entry per input row: the special value's text, or undefined. */
  readonly specialByRow: readonly (string | undefined)[]
  readonly missing: number
  readonly invalid: number
  readonly outOfRange: number
}

/** Whether a cell holds no value at all: null, undefined or the empty string. */
export function isMissing(cell: FeatureCell): cell is null | undefined | '' {
  return cell === null || cell === undefined || cell === ''
}

/** Sorts raw cells of a numeric feature: value, declared special value, missing, or invalid (type, not finite). */
export function readNumericRows(cells: readonly FeatureCell[], spec: FeatureSpec | undefined): NumericRows {
  const values = new Float64Array(cells.length).fill(NaN)
  const specialByRow: (string | undefined)[] = []
  const { special: declared = [], min = -Infinity, max = Infinity } = spec ?? {}
  const special = new Set(declared.map(String))
  let missing = 0
  let invalid = 0
  for (const [row, cell] of cells.entries()) {
    if (isMissing(cell)) missing++
    else if (special.has(String(cell))) specialByRow[row] = String(cell)
    else if (isFiniteNumber(cell)) values[row] = cell
    else invalid++
  }
  const outOfRange = values.filter((value) => value < min || value > max).length
  return { values, specialByRow, missing, invalid, outOfRange }
}

function isFiniteNumber(cell: FeatureCell): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell)
}
