import type { VerdictCell } from './verdict-cells.ts'
import { verdictCells } from './verdict-cells.ts'
import type { WindowReader } from './window-points.ts'

/** The verdicts that count: of each feature and window one, whatever it is compared with. */
export function headlineCells(reader: WindowReader): readonly VerdictCell[] {
  return verdictCells(reader).filter(({ isHeadline }) => isHeadline)
}
