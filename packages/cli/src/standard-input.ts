import { createWriteStream, rmSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import type { CommandContext } from './command-context.ts'
import { fileError } from './file-error.ts'
import { InputError } from './input-error.ts'

/** How a command line names standard input and output. */
export const STANDARD_STREAM = '-'
/** What standard input is called in messages and results. */
export const STANDARD_INPUT = 'standard input'
const OWNER_ONLY = 0o600

/**
 * Calls with paths of files, of which `-` is a temporary one that holds all of standard input and is removed at the end:
 * tables are read more than once, and Parquet from its end. Errors name it standard input.
 *
 * @throws InputError where standard input is asked for twice or cannot be held.
 */
export async function withFiles<const P extends readonly string[], T>(
  paths: P,
  context: Pick<CommandContext, 'stdin' | 'stderr'>,
  use: (paths: PathsOf<P>) => Promise<T>,
): Promise<T> {
  requireOnce(paths)
  if (!paths.includes(STANDARD_STREAM)) return use(paths as PathsOf<P>)
  const folder = await mkdtemp(join(tmpdir(), 'driftline-input-'))
  const removeAtExit = (): void => rmSync(folder, { recursive: true, force: true })
  process.on('exit', removeAtExit)
  const held = join(folder, STANDARD_INPUT)
  try {
    await hold(held, context)
    return await use(paths.map((path) => (path === STANDARD_STREAM ? held : path)) as readonly string[] as PathsOf<P>)
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(held, STANDARD_INPUT)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
    process.off('exit', removeAtExit)
  }
}

type PathsOf<P extends readonly string[]> = { readonly [K in keyof P]: string }

/** Standard input can be read once. @param paths of all that a command reads */
export function requireOnce(paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === STANDARD_STREAM).length < 2) return
  throw new InputError('ERR_USAGE', 'Standard input (-) can be read once. Name a file for the others.')
}

async function hold(path: string, { stdin, stderr }: Pick<CommandContext, 'stdin' | 'stderr'>): Promise<void> {
  try {
    await pipeline(stdin, createWriteStream(path, { flags: 'wx', mode: OWNER_ONLY }))
  } catch (cause) {
    throw fileError({ path: STANDARD_INPUT, trouble: 'it cannot be held in a temporary file' }, cause)
  }
  const { size } = await stat(path)
  const told = size < 1e6 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`
  stderr.write(`${STANDARD_INPUT}: ${told}, held in a temporary file until the end.\n`)
}
