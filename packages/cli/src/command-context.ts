import type { Readable, Writable } from 'node:stream'

/** A stream to print on; what a terminal adds is used where it is there. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Exit codes of every command. */
export const exitCodes = { good: 0, problems: 1, usage: 2 } as const

/** What a command may touch of the world: it comes in by this door, so that tests can stand outside. */
export interface CommandContext {
  readonly stdin: Readable
  /** Results. */
  readonly stdout: OutputStream
  /** Problems and progress. */
  readonly stderr: OutputStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Exit code of the process once the command is done. Default 0. */
  readonly setExitCode: (code: number) => void
  /**
   * Takes over SIGINT and SIGTERM: the work to finish before the process ends with 0. Without one, SIGINT ends it
   * with 130 and SIGTERM with 143; a second signal always does.
   */
  readonly drainOnSignal: (drain: () => Promise<void>) => void
}

/** Adds one verb to the program; every file of `commands/` exports one. */
export type AddCommand = (program: import('commander').Command, context: CommandContext) => void
