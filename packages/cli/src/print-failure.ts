import { styleText } from 'node:util'

import type { CommandContext } from './command-context.ts'
import { describeSystemError, isSystemError } from './system-reason.ts'

const builtInNames = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
])

/**
 * Prints why a command stopped: our own errors in their words, those of the system in words, anything else as one line
 * that asks for a report.
 */
export function printFailure(error: unknown, { stderr, env }: Pick<CommandContext, 'stderr' | 'env'>): void {
  const label = styleText('red', 'driftline:', { stream: stderr })
  stderr.write(`${label} ${toMessage(error)}\n`)
  if (env['DRIFTLINE_DEBUG'] === '1' && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`)
}

/** Whether an error is one of our public classes: a name of its own and a stable `ERR_` code. */
export function isExpected(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    !builtInNames.has(error.name) &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_')
  )
}

function toMessage(error: unknown): string {
  if (isExpected(error)) return error.message
  return isSystemError(error) ? describeSystemError(error) : toInternalMessage(error)
}

function toInternalMessage(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return (
    `unexpected ${message.split('\n', 1)[0]}. This is a mistake in driftline: please report it ` +
    `(DRIFTLINE_DEBUG=1 shows where it happened).`
  )
}
