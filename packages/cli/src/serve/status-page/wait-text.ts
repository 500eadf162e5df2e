import { learnedText, MINIMUM_ROWS } from '@driftline/health'
import type { DeploymentStatus, ModelStatus } from '@driftline/processor'
import { toCountText } from '@driftline/view'
import { whenText } from './when-text.ts'

/** What a deployment waits for, in one sentence; `–` where that is not known. @param now ISO 8601 */
export function waitText(
  { waitsFor, rows }: Pick<DeploymentStatus, 'waitsFor' | 'rows'>,
  { next, learning, windows: [window = ''], timezone }: Pick<ModelStatus, 'next' | 'learning' | 'windows' | 'timezone'>,
  now: string,
): string {
  const when = (time: string): string => whenText(time, { now, zone: timezone })
  const dueText = (time: string): string =>
    Date.parse(now) < Date.parse(time)
      ? `after ${when(time)}`
      : `once every sender has sent something of after ${when(time)}`
  switch (waitsFor) {
    case 'points':
      return 'Waits for its first rows.'
    case 'reference':
      if (!learning) return '–'
      return `Learning ${learnedText(learning)}; ${
        learning.verdictAfter === null
          ? 'when its first verdict comes is not known.'
          : `first verdict after ${when(learning.verdictAfter)} at the earliest.`
      }`
    case 'window':
      if (!next) return '–'
      return `First verdict ${dueText(next.verdictAfter)}, when its window of ${window} has ended${fewRows(rows)}.`
    case 'nothing':
      return next ? `Next verdict ${dueText(next.verdictAfter)}${fewRows(rows)}.` : 'No rows wait for a verdict.'
  }
}

function fewRows(rows: number | null): string {
  if (rows === null || rows >= MINIMUM_ROWS) return ''
  return `; ${toCountText(rows, 'row')} so far, ${MINIMUM_ROWS} are needed`
}
