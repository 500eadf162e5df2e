import { toCountText } from '@driftline/view'
import type { Beside, SegmentPicture } from '../../frames/compare-segment.ts'

/** How many rows a picture is of: `84 rows; everyone: 1,344 rows, small windows merged`. */
export function rowsWords(picture: SegmentPicture, beside: Beside): string {
  const { own, everyone, rows, everyoneRows } = picture
  const here = spanWords(own.rows, rows)
  if (beside === 'reference' || here === '') return here
  const there =
    beside === 'rest' ? spanWords(restOf(rows, everyoneRows), undefined) : spanWords(everyone?.rows, everyoneRows)
  return there === '' ? here : `${here}; ${beside === 'rest' ? 'everyone else' : 'everyone'}: ${there}`
}

function restOf(rows: number | undefined, everyoneRows: number | undefined): number | undefined {
  return rows === undefined || everyoneRows === undefined ? undefined : everyoneRows - rows
}

/** More rows than the window has are those of windows before it too. */
function spanWords(rows: number | undefined, windowRows: number | undefined): string {
  if (rows === undefined) return ''
  return `${toCountText(rows, 'row')}${windowRows !== undefined && rows > windowRows ? ', small windows merged' : ''}`
}
