import { text } from 'node:stream/consumers'
import type { CommandContext } from './command-context.ts'
import { readText } from './load-spec.ts'
import { isExpected, printFailure } from './print-failure.ts'
import { STANDARD_STREAM } from './standard-input.ts'

/** The text of a monitoring spec; undefined where it cannot be read, which has then been said. */
export async function readSpecText(path: string, context: CommandContext): Promise<string | undefined> {
  try {
    return path === STANDARD_STREAM ? await text(context.stdin) : await readText(path, 'the monitoring spec')
  } catch (error) {
    if (!isExpected(error)) throw error
    printFailure(error, context)
    return undefined
  }
}
