import type { VerdictNames } from '../queries/verdict-queries.ts'
import type { VerdictCell } from './verdict-cells.ts'
import { verdictCells } from './verdict-cells.ts'
import type { WindowReader } from './window-points.ts'

/** The verdicts that count: of each feature and window one, whatever it is compared with. @param asked what they were asked for as */
export function headlineCells(reader: WindowReader, asked?: VerdictNames): readonly VerdictCell[] {
  return verdictCells(reader, asked).filter(({ isHeadline }) => isHeadline)
}
