import { toCountText } from '@driftline/view'
import type { FrameLike, Series } from '../series.ts'

/** Frames that a panel cannot draw. */
export interface WrongFrames {
  readonly isWrong: true
  /** What came instead. */
  readonly found: string
  /** What has to come. */
  readonly needed: string
}

/** At most so many labels are named. */
const MOST_LABELS = 6

/** Says what came: how much, and which labels it has. */
export function foundText(frames: readonly FrameLike[], series: readonly Series[]): string {
  if (frames.length === 0) return 'no frame at all'
  if (series.length === 0) {
    const fields = frames.flatMap((frame) => frame.fields.map(({ name, type }) => `${name} (${type})`))
    return `${toCountText(frames.length, 'frame')} without a column of numbers: ${listText(fields)}`
  }
  const labels = new Set(series.flatMap((one) => Object.keys(one.labels)))
  return `series with ${labels.size === 0 ? 'no labels' : `the labels ${listText([...labels].toSorted())}`}`
}

function listText(names: readonly string[]): string {
  const rest = names.length - MOST_LABELS
  return `${names.slice(0, MOST_LABELS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}` || 'nothing'
}
