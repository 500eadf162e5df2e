/** One value of one series that the processor gives out. */
export interface OutputPoint {
  /** OpenTelemetry name of the metric; its unit, instrument and description come from the registry. */
  readonly metric: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly value: number
  /** Milliseconds since the epoch. */
  readonly timeMs: number
  /** When a counter started to count, milliseconds since the epoch. */
  readonly startTimeMs?: number
}
