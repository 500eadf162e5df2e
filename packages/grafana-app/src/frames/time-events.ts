/** Something that happened at a time and is marked on everything over time. */
export interface TimeEvent {
  readonly kind: 'version' | 'change'
  /** ms since 1970 */
  readonly timeMs: number
  /** `version 2 begins as live` */
  readonly text: string
}

/** The events of each column, by its place: those at or after its start and before its end. @param endsMs of the columns, the oldest first */
export function eventsByColumn(
  events: readonly TimeEvent[],
  endsMs: readonly number[],
): ReadonlyMap<number, readonly TimeEvent[]> {
  const columns = new Map<number, TimeEvent[]>()
  for (const event of events) {
    const column = endsMs.findIndex((endMs) => endMs > event.timeMs)
    const isBefore = column === 0 && endsMs.length > 1 && event.timeMs < endsMs[0]! - (endsMs[1]! - endsMs[0]!)
    if (column === -1 || isBefore) continue
    columns.set(column, [...(columns.get(column) ?? []), event])
  }
  return columns
}
