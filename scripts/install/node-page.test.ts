import { expect, test } from 'vitest'
import { documentedCommands } from './documented-commands.ts'
import { nodePage } from './node-page.ts'

test.each(['express', 'zero-code', 'nextjs', 'workers', 'lambda'])(
  'the page on %s installs what the README of instrumentation does',
  async (name) => {
    const { '3.x': commands } = await documentedCommands()
    const { install } = await nodePage(name)
    const own = install.filter((command) => /@driftline|sdk-node|sdk-metrics/.test(command))
    expect(own.length).toBeGreaterThan(0)
    for (const command of own) expect(commands).toContain(command)
  },
)
