import { join } from 'node:path'
import { cached } from './cache-folder.ts'
import { run } from './run-command.ts'

const PNPM = 'pnpm@12.21.0'

/** Path of pnpm, downloaded once. */
export async function pnpmPath(): Promise<string> {
  const folder = await cached(PNPM, async (made) => {
    await run(['npm', 'install', '--prefix', made, PNPM], { cwd: made })
  })
  return join(folder, 'node_modules', '.bin', 'pnpm')
}
