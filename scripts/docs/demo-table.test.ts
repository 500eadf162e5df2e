import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { repository } from '../architecture.ts'
import { run } from '../install/run-command.ts'
import { readRepositoryFile } from './fill-from-files.ts'
import { blocksOf } from './page-blocks.ts'

test(
  'the table in README.md is lines of what `npm run demo` prints, in their order',
  { timeout: 400_000 },
  async () => {
    const block = blocksOf(readRepositoryFile('README.md')).find(({ language }) => language === 'text')
    const shown = block!.text.trim().split('\n')
    const out = await mkdtemp(join(tmpdir(), 'driftline-demo-'))
    try {
      const written = await run(['npm', 'run', 'demo', '--', '--out', out], { cwd: fileURLToPath(repository) })
      const lines = written.split('\n').map((line) => line.trimEnd())
      const kept = lines.filter((line) => shown.includes(line))
      expect(kept).toEqual(shown.filter((line) => line !== '…'))
    } finally {
      await rm(out, { recursive: true })
    }
  },
)
