import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What is downloaded once for all runs: Nodes, package managers and their stores. */
export const CACHE_FOLDER =
  process.env['DRIFTLINE_INSTALL_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'driftline-install')

/**
 * The folder of the cache that holds what `fill` makes of `content`, made once whoever asks, and never seen half full.
 *
 * @param content all that the result depends on
 */
export async function cached(content: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16)
  const folder = join(CACHE_FOLDER, 'by-content', name)
  if (await exists(folder)) return folder
  await mkdir(join(CACHE_FOLDER, 'by-content'), { recursive: true })
  const made = await mkdtemp(join(CACHE_FOLDER, 'by-content', 'filling-'))
  try {
    await fill(made)
    await rename(made, folder)
  } catch (cause) {
    await rm(made, { recursive: true, force: true })
    // Another run may have been first; what it made is the same.
    if (!(await exists(folder))) throw cause
  }
  return folder
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
