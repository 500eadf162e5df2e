const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How the times above columns are written, as short as their distance lets. @param endsMs the oldest first */
export function columnFormat(endsMs: readonly number[]): string {
  const stepMs = ((endsMs.at(-1) ?? 0) - (endsMs[0] ?? 0)) / Math.max(1, endsMs.length - 1)
  if (stepMs >= 300 * DAY_MS) return 'YYYY'
  if (stepMs >= 20 * HOUR_MS) return 'MM-DD'
  return endsMs.length > 1 && (endsMs.at(-1) ?? 0) - (endsMs[0] ?? 0) > 2 * DAY_MS ? 'MM-DD HH:mm' : 'HH:mm'
}
