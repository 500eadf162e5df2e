import type { RawTimeRange } from '@grafana/data'
import type { LinkContext } from './app-address.ts'

/** A time range as the address of a page has it. */
export function timeOf({ from, to }: RawTimeRange): LinkContext {
  const textOf = (time: RawTimeRange['from']): string => (typeof time === 'string' ? time : String(time.valueOf()))
  return { from: textOf(from), to: textOf(to) }
}
