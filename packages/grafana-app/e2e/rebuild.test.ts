import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'

let root = ''
let plugin = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'driftline-rebuild-'))
  plugin = join(root, 'packages/grafana-app')
  await mkdir(join(plugin, 'src/panels/one/img'), { recursive: true })
  for (const name of ['.config', 'scripts', 'package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'])
    await cp(join(PLUGIN_FOLDER, name), join(plugin, name), { recursive: true })
  for (const name of ['node_modules', 'packages/grafana-app/node_modules', 'package-lock.json'])
    await symlink(join(PLUGIN_FOLDER, '../..', name), join(root, name))
  await writeFile(join(plugin, 'src/panels/one/img/logo.svg'), '<svg/>')
  await writeFile(join(plugin, 'src/plugin.json'), '{"type": "app", "id": "driftline-rebuilt-app"}')
})
afterAll(() => rm(root, { recursive: true }))

test('each change of a source is built while the app runs', async () => {
  await write('first')
  const watching = `import { rebuildOnChange } from './scripts/rebuild.ts'; rebuildOnChange(); console.log('watching')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', watching], {
    cwd: plugin,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const failed = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  expect((await said.next()).value).toBe('watching')
  for (const word of ['second', 'third']) {
    await write(word)
    const line = (await Promise.race([said.next(), failed.next()])).value
    expect(line).toBe('built anew: reload the page')
    expect(await readFile(join(plugin, 'dist/module.js'), 'utf8')).toContain(word)
  }
  child.kill()
  await once(child, 'exit')
}, 120_000)

function write(word: string): Promise<void> {
  return writeFile(join(plugin, 'src/module.ts'), `export const plugin = { word: '${word}' }\n`)
}
