import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { repository } from './architecture.ts'

const [filter = ''] = process.argv.slice(2)

// Each in a process of its own: what one makes the engine optimise must not show in the next.
const benches = globSync('packages/*/bench/*.ts', { cwd: fileURLToPath(repository) })
  .filter((path) => path.includes(filter) && !path.endsWith('.testing.ts'))
  .toSorted()
if (benches.length === 0) throw new Error(`No packages/*/bench/*.ts has "${filter}" in its path.`)

for (const path of benches) {
  console.log(`\n${path}`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--conditions=@driftline/source', path], {
    cwd: repository,
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
