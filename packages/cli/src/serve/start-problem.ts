import { StateDirectoryError, StateUnwritableError } from '@driftline/processor'
import { fileError } from '../file-error.ts'
import { InputError } from '../input-error.ts'
import { makeFolder } from '../make-folder.ts'
import { isSystemError, systemReason } from '../system-reason.ts'

/** What a processor was asked to use. */
export interface StartPlace {
  readonly host: string
  readonly port: number
  readonly state?: string | undefined
}

const LISTENING = new Set(['listen', 'bind', 'getaddrinfo'])

/** The error of a processor that could not start, in the words of the option that caused it. */
export function toStartProblem(cause: unknown, { host, port, state }: StartPlace): unknown {
  if (state !== undefined && isStateProblem(cause)) return stateError(state, cause)
  if (!isSystemError(cause)) return cause
  if (cause.syscall !== undefined && LISTENING.has(cause.syscall)) {
    const advice =
      cause.code === 'EACCES'
        ? 'Ports below 1024 need special rights; choose another with --port'
        : 'Choose another with --host, such as 127.0.0.1, or 0.0.0.0 for every address of this machine'
    const place = cause.code === 'EACCES' ? `port ${port} on ${host}` : host
    return new InputError('ERR_LISTEN', `${place}: cannot listen there: ${systemReason(cause, { advice })}`, { cause })
  }
  return state === undefined ? cause : stateError(state, cause)
}

/** Of a folder that is none or cannot be written; what else is wrong with a state says so itself. */
function isStateProblem(cause: unknown): boolean {
  return cause instanceof StateDirectoryError || cause instanceof StateUnwritableError
}

/** Makes sure that the state has a folder. @throws InputError that names it. */
export async function requireStateFolder(path: string): Promise<void> {
  try {
    await makeFolder(path)
  } catch (cause) {
    throw stateError(path, cause)
  }
}

function stateError(path: string, cause: unknown): InputError {
  const whenAbsent = 'no file or folder can be created there'
  const advice = 'Choose another folder with --state'
  return fileError({ path, trouble: 'state cannot be kept there', whenAbsent, advice }, cause)
}
