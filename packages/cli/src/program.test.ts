import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createProgram } from './program.ts'
import { silentContext } from './silent-context.testing.ts'
import { verbs } from './verbs.ts'

const context = silentContext()

test('the help of commands that are only listed is that of those that are imported', { timeout: 120_000 }, async () => {
  const all = await createProgram(context)
  const listed = await createProgram(context, [])
  expect(listed.helpInformation()).toBe(all.helpInformation())
  expect(all.commands.map((command) => command.name())).toEqual(verbs.map(({ name }) => name))
})

/** Tells on standard error what is imported from where. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({ resolve(specifier, context, next) {
  process.stderr.write('import ' + specifier + '\\n')
  return next(specifier, context)
} })`)}`

function importsOf(args: readonly string[]): readonly string[] {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@driftline/source', `--import=${WATCH}`, main, ...args],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return [...stderr.matchAll(/^import (.+)$/gm)].map(([, specifier]) => specifier!)
}

test.each([['--version'], ['--help']])('%s imports no command and no package but the parser of arguments', (flag) => {
  const imports = importsOf([flag])
  const packages = imports.filter((specifier) => /^[@a-z]/.test(specifier) && !/^(?:node|file|data):/.test(specifier))
  expect(packages).toEqual(['commander'])
  expect(imports.filter((specifier) => specifier.includes('/commands/'))).toEqual([])
})
