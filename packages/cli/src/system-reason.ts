import { getSystemErrorMap } from 'node:util'

/** What an error of the operating system says of itself. */
export interface SystemError extends Error {
  readonly code: string
  readonly syscall?: string
  /** A number, or the name where the error came from another thread. */
  readonly errno?: number | string
  readonly path?: string
  /** Of a connection or a listener. */
  readonly address?: string
  readonly port?: number
  readonly hostname?: string
  /** Of an embedded database. */
  readonly errcode?: number
}

/** Words for what went wrong, and what helps where that is not plain. */
type Words = readonly [reason: string, advice?: string]

const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: ['there is no such file'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Correct the path'],
  EISDIR: ['it is a folder', 'Name a file'],
  EACCES: ['access is denied', 'Give this user the right, or choose another place'],
  EPERM: ['the system does not permit it', 'Give this user the right, or choose another place'],
  EROFS: ['the disk can only be read', 'Choose another place'],
  ENOSPC: ['the disk is full', 'Make room, or choose another place'],
  EDQUOT: ['the quota of the disk is used up', 'Make room, or choose another place'],
  EFBIG: [
    'the file would be larger than this process may write',
    'Raise the limit (ulimit -f) or choose another place',
  ],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter one'],
  ELOOP: ['its links lead in a circle', 'Correct the links'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open on this machine', 'Close other programs'],
  EIO: ['the disk reports an error', 'Check the disk'],
  EBUSY: ['it is in use, by another program or as a mount', 'Choose another place'],
  ETXTBSY: ['another program runs it', 'Stop that program, or choose another place'],
  ESPIPE: ['it is a pipe, but it has to be read more than once', 'Save it to a file first'],
  EPIPE: ['whoever was reading it has gone', 'Read it to the end'],
  ENXIO: ['nothing stands behind it', 'Name a file'],
  EINVAL: ['the system does not allow this there', 'Choose another place'],
  ENOTFOUND: ['nobody knows a machine of this name', 'Check the spelling'],
  EAI_AGAIN: ['the name server does not answer', 'Check the network, or give an address instead of a name'],
  EADDRNOTAVAIL: [
    'it is not an address of this machine',
    'Take 127.0.0.1, or 0.0.0.0 for every address of this machine',
  ],
  EADDRINUSE: ['another program listens there already', 'Stop that program, or choose another port'],
  ECONNREFUSED: ['nothing listens there', 'Check the address, or start what should listen'],
  ERR_STRING_TOO_LONG: ['it is too large for this', 'Check that it is the right file'],
  ERR_FS_FILE_TOO_LARGE: ['it is too large for this', 'Check that it is the right file'],
}

/** Primary result codes of SQLite, by the error of the system that they stand for. @see sqlite.org/rescode.html */
const DATABASE_CODES: Readonly<Record<number, string>> = {
  3: 'EACCES',
  5: 'EBUSY',
  6: 'EBUSY',
  8: 'EROFS',
  10: 'EIO',
  13: 'ENOSPC',
  14: 'EACCES',
}

/** How a message may say more than the error itself. */
export interface ReasonOptions {
  /** Words for a missing file. */
  readonly whenAbsent?: string
  /** What to do; default: what helps against the reason. */
  readonly advice?: string
}

/** Whether an error comes from the operating system: the world's doing, not a mistake of this program. */
export function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return 'syscall' in error || Object.hasOwn(WORDS, error.code) || databaseCode(error as SystemError) !== undefined
}

/** Why the system refused and what helps, in words: one or two sentences without the first capital. */
export function systemReason(cause: unknown, { whenAbsent, advice }: ReasonOptions = {}): string {
  const [reason, help] = wordsOf(cause, whenAbsent)
  return [reason, advice ?? help].filter((text) => text !== undefined).join('. ') + '.'
}

function wordsOf(cause: unknown, whenAbsent: string | undefined): Words {
  if (!(cause instanceof Error)) return [String(cause)]
  if (!isSystemError(cause)) return [cause.message.replace(/\.$/, '')]
  const code = systemCode(cause)
  if (code === 'ENOENT' && whenAbsent !== undefined) return [whenAbsent]
  return (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? [libraryWords(cause)]
}

function systemCode(error: SystemError): string {
  return typeof error.errno === 'string' ? error.errno : (databaseCode(error) ?? error.code)
}

function databaseCode({ code, errcode }: SystemError): string | undefined {
  return code === 'ERR_SQLITE_ERROR' && errcode !== undefined ? DATABASE_CODES[errcode & 0xff] : undefined
}

/** What libuv says of an error; its name where it says nothing. */
function libraryWords({ errno, code }: SystemError): string {
  return (typeof errno === 'number' ? getSystemErrorMap().get(errno)?.[1] : undefined) ?? code
}

/** An error of the system that nobody expected where it came from: what was done to what, and why it failed. */
export function describeSystemError(error: SystemError): string {
  const place = error.path ?? error.hostname ?? addressText(error)
  const doing = `"${error.syscall ?? 'the database'}" failed`
  return `${place === undefined ? '' : `${place}: `}${doing}: ${systemReason(error)}`
}

function addressText({ address, port }: SystemError): string | undefined {
  return address === undefined || port === undefined ? address : `${address}:${port}`
}
