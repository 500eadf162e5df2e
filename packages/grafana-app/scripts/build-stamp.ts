import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

const STAMP_FILE = join(PLUGIN_FOLDER, '.tsbuild', 'plugin.json')
/** They decide what is built and are read by the build without being part of it. */
const ALWAYS = ['package.json', 'src/plugin.json', 'scripts/webpack-config.ts', '../../package-lock.json']

/** The files a build was made of, and a hash over them. */
interface Stamp {
  readonly files: readonly string[]
  readonly hash: string
}

/**
 * Remembers what a build was made of; where a file changed meanwhile it is not known, and the next build is made anew.
 *
 * @param files paths of everything it read
 * @param startMs when it began, ms since 1970
 */
export async function writeStamp(files: Iterable<string>, startMs: number): Promise<void> {
  const own = [...files]
    .filter((path) => !path.includes('node_modules') && /\.\w+$/.test(path))
    .map((path) => relative(PLUGIN_FOLDER, path))
  const sorted = [...new Set([...own, ...ALWAYS])].toSorted()
  const changes = await Promise.all(sorted.map(async (file) => (await stat(join(PLUGIN_FOLDER, file))).mtimeMs))
  if (changes.some((changedMs) => changedMs >= startMs)) return rm(STAMP_FILE, { force: true })
  await mkdir(dirname(STAMP_FILE), { recursive: true })
  return writeFile(STAMP_FILE, JSON.stringify({ files: sorted, hash: await hashOf(sorted) } satisfies Stamp))
}

/** Whether the last build was made of the files as they are now. */
export async function isFresh(): Promise<boolean> {
  try {
    const { files, hash } = JSON.parse(await readFile(STAMP_FILE, 'utf8')) as Stamp
    await readFile(join(PLUGIN_FOLDER, 'dist', 'module.js'))
    return hash === (await hashOf(files))
  } catch {
    return false
  }
}

async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(PLUGIN_FOLDER, file)))
  return hash.digest('hex')
}
