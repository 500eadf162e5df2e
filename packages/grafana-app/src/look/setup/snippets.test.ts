import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SNIPPETS } from './snippets.ts'

const textOf = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../../../${path}`, import.meta.url)), 'utf8')

test('the scrape configuration to copy is the one that is deployed', async () => {
  const deployed = await textOf('deploy/prometheus/prometheus.yml')
  expect(deployed.replaceAll(/^\s*#.*\n/gm, '')).toContain(SNIPPETS.processor)
})

test('the call to copy is that of the README', async () => {
  const readme = await textOf('packages/instrumentation/README.md')
  const [first, second] = SNIPPETS.calls!.split('\n')
  expect(readme).toContain(`${first}\n${second}\n`)
})
