import { PassThrough } from 'node:stream'
import type { CommandContext } from './command-context.ts'

/** What a program needs that is looked at and never run. */
export function silentContext(): CommandContext {
  const stream = new PassThrough()
  return {
    stdin: stream,
    stdout: stream,
    stderr: stream,
    env: {},
    now: () => 0,
    setExitCode: () => undefined,
    drainOnSignal: () => undefined,
  }
}
