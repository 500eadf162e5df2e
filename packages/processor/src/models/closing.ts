import type { VerdictLine, WindowSummary } from '@driftline/health'

/** What closed together: windows with one end. */
export interface Closing {
  readonly endMs: number
  readonly windows: number
  readonly partialWindows: number
  readonly summaries: readonly WindowSummary[]
  readonly verdicts: readonly VerdictLine[]
  /** Series that could not be judged because of an error. */
  readonly failures: number
}
