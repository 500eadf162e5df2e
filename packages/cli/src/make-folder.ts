import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Creates a folder and those above it that are missing, one at a time: `mkdir` with `recursive` never returns below
 * `/proc`, where a folder that exists says that it does not.
 *
 * @throws the system's error.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let at = resolve(path)
  while (!(await isFolder(at))) {
    missing.unshift(at)
    at = dirname(at)
  }
  for (const folder of missing) await makeOne(folder)
}

/** Another program may have made it meanwhile. */
async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !(await isFolder(folder))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR', syscall: 'mkdir', path })
}
