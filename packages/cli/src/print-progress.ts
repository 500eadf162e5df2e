import type { OutputStream } from './command-context.ts'
import { fitText } from './terminal-text.ts'

/** A line that says how far the work is. */
export interface Progress {
  /** Shows the state of the work; cheap enough to call per row. */
  readonly update: (text: string) => void
  /** Removes the line, so that what follows stands alone; a text given stays. */
  readonly finish: (text?: string) => void
}

/** Where progress is shown, and by which clock. */
export interface ProgressOptions {
  readonly stream: OutputStream
  /** Milliseconds, any origin. */
  readonly now: () => number
  /** Least time between two lines where the stream is not a terminal, in milliseconds. Default 10,000. */
  readonly sparseEveryMs?: number
}

const redrawEveryMs = 80
const eraseLine = '\r\u001B[2K'

/** Progress on one rewritten line of a terminal; elsewhere (a log, CI) a line now and then, none for short work. */
export function createProgress({ stream, now, sparseEveryMs = 10_000 }: ProgressOptions): Progress {
  const isTerminal = stream.isTTY === true
  const everyMs = isTerminal ? redrawEveryMs : sparseEveryMs
  let drawnAt = isTerminal ? -Infinity : now()
  let isDrawn = false
  return {
    update: (text) => {
      const at = now()
      if (at - drawnAt < everyMs) return
      drawnAt = at
      isDrawn = isTerminal
      stream.write(isTerminal ? eraseLine + fitText(text, (stream.columns ?? 80) - 1) : `${text}\n`)
    },
    finish: (text) => {
      if (isDrawn) stream.write(eraseLine)
      isDrawn = false
      if (text !== undefined) stream.write(`${text}\n`)
    },
  }
}
