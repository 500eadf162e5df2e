import { toCountText } from '@driftline/view'
import type { SegmentPicture, WhyNot } from '../../frames/compare-segment.ts'
import { FEWEST_ROWS } from '../../frames/compare-segment.ts'

/** Why a segment cannot be laid over everyone or everyone else. */
export function whyNotWords(why: WhyNot, { rows = 0, everyoneRows = 0 }: SegmentPicture): string {
  switch (why) {
    case 'not-exported':
      return 'The distribution of everyone is not exported in this window: those of raised features come first, then by importance.'
    case 'other-bins':
      return 'Its bins are not those of everyone, so that one cannot be laid over the other. A profile that is built anew has the same bins for both.'
    case 'rows-not-told':
      return 'How many rows it has is not told, and without it what is left of everyone cannot be derived.'
    case 'other-windows':
      return 'Small windows were merged until they could tell, and those of this segment are not those of everyone: everyone else cannot be derived.'
    case 'few-rows':
      return `Hidden: ${toCountText(Math.max(0, everyoneRows - rows), 'row')} are not of it and ${toCountText(rows, 'row')} are, and under ${FEWEST_ROWS} rows make no distribution.`
    case 'missing-values':
      return 'Some rows have no good value, or it is not told how many; how many of them are of this segment is not exported, so that everyone else cannot be derived.'
    case 'no-fit':
      return 'Its shares and rows do not fit those of everyone, so that everyone else cannot be derived.'
  }
}
