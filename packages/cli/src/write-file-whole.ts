import { randomUUID } from 'node:crypto'
import { constants, existsSync, rmSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { access, lstat, open, readlink, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileError } from './file-error.ts'
import { makeFolder } from './make-folder.ts'

/** How a result file is written. */
export interface WriteFileOptions {
  /** Named in errors: `the report`. */
  readonly what: string
  /** Creates the folders on the way. Default: a missing folder is an error. */
  readonly createFolder?: boolean
}

/** What stands where the content shall go. */
type Target =
  | { readonly kind: 'file'; readonly path: string; readonly mode?: number }
  /** A pipe, a device, an open descriptor: nothing that could be replaced. */
  | { readonly kind: 'stream'; readonly path: string }

/** A path that stands for an open descriptor, whatever is behind it. */
const DESCRIPTOR =
  /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/(?:self|thread-self|\d+)\/(?:task\/\d+\/)?fd\/\d+)$/
const MAX_LINKS = 40 // as Linux does
const PERMISSIONS = 0o7777

/**
 * Writes a result file as a whole or not at all: a reader, a full disk or a crash finds the old content or the new,
 * never a part. Links are followed; permissions of the file before are kept. What is no file is written directly.
 *
 * @throws InputError that says why it cannot be written.
 */
export async function writeFileWhole(
  path: string,
  content: string | Iterable<string>,
  { what, createFolder = false }: WriteFileOptions,
): Promise<void> {
  try {
    if (createFolder) await makeFolder(dirname(path))
    const target = await findTarget(path)
    if (target.kind === 'stream') await writeTo(await open(target.path, 'a'), content)
    else await replaceFile(target, content)
  } catch (cause) {
    const whenAbsent = existsSync(dirname(path))
      ? 'no file can be created in its folder. Choose another place'
      : 'its folder does not exist. Create it, or choose another place'
    throw fileError({ path, trouble: `${what} cannot be written`, whenAbsent }, cause)
  }
}

async function findTarget(path: string): Promise<Target> {
  let at = resolve(path)
  for (let links = 0; links < MAX_LINKS; links += 1) {
    if (DESCRIPTOR.test(at)) return { kind: 'stream', path: at }
    const found = await statIfThere(at)
    if (found === undefined) return { kind: 'file', path: at }
    if (found.isFile()) return { kind: 'file', path: at, mode: found.mode & PERMISSIONS }
    if (!found.isSymbolicLink()) return { kind: 'stream', path: at }
    at = resolve(await realpath(dirname(at)), await readlink(at))
  }
  return { kind: 'stream', path } // opening it says that the links lead in a circle
}

async function statIfThere(path: string) {
  try {
    return await lstat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function replaceFile(
  { path, mode }: Extract<Target, { kind: 'file' }>,
  content: string | Iterable<string>,
): Promise<void> {
  if (mode !== undefined) await access(path, constants.W_OK)
  const temporary = join(dirname(path), `.driftline-${randomUUID()}.tmp`)
  const removeAtExit = (): void => rmSync(temporary, { force: true })
  process.on('exit', removeAtExit)
  try {
    const file = await open(temporary, 'wx', mode)
    await writeTo(file, content, async () => {
      if (mode !== undefined) await file.chmod(mode) // the mask of this process may have taken some away
      await file.sync()
    })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    process.off('exit', removeAtExit)
  }
  await syncFolder(dirname(path))
}

async function writeTo(
  file: FileHandle,
  content: string | Iterable<string>,
  complete?: () => Promise<void>,
): Promise<void> {
  try {
    await file.writeFile(content)
    await complete?.()
  } finally {
    await file.close()
  }
}

/** Makes the new name last through a power cut, where the system can. */
async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(path, 'r')
    await folder.sync()
  } catch {
    // The content is in place and on disk; some file systems cannot do more.
  }
}
