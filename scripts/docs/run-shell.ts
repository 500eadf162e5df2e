import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { environmentOf, execute } from './block-run.ts'
import type { BlockRun, PageStage } from './block-run.ts'
import { isAsShown } from './shown-values.ts'
import { startServing } from './start-serving.ts'

/** Packages that a page installs are there already. A line must end with the `exit code` that its comment names, or 0. */
export async function runShell({ block, stage, served }: BlockRun): Promise<string> {
  let last = ''
  for (const line of joinedLines(block.text)) {
    if (line.startsWith('npm install ')) {
      requireInstalled(line, stage)
      continue
    }
    if (/^(?:npx )?driftline serve /.test(line)) {
      served.push(await startServing(line, environmentOf(stage), stage.folder))
      continue
    }
    const url = served.at(-1)?.url ?? stage.url
    const command = line.replaceAll(/http:\/\/(?:127\.0\.0\.1|localhost):4318/g, url)
    const code = Number(/# exit code (?<code>\d)/.exec(line)?.groups?.['code'] ?? 0)
    const { status, written } = await execute(['sh', '-c', command], stage)
    if (status !== code) throw new Error(`"${line}" ended with ${status}, not ${code}:\n${written}`)
    last = written
  }
  return last
}

/** What a page installs of ours is published, and was installed from its tarball. */
function requireInstalled(line: string, { bin }: PageStage): void {
  const names = line.match(/@driftline\/[\w-]+/g) ?? []
  const missing = names.filter((name) => !existsSync(join(bin, '..', name)))
  if (missing.length > 0) throw new Error(`"${line}" installs what is not published: ${missing.join(', ')}`)
}

function joinedLines(text: string): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** Lines of an output must be there in their order; a line that is `…` alone stands for lines left out. */
export async function compareOutput({ block, before }: BlockRun): Promise<string> {
  const actual = before.split('\n').map((line) => line.trimEnd())
  let from = 0
  for (const line of block.text.trimEnd().split('\n')) {
    if (line.trim() === '…') continue
    const found = actual.findIndex((own, i) => i >= from && isAsShown(own, line.trimEnd()))
    if (found === -1) throw new Error(`it shows\n${line}\nand what was written is\n${before}`)
    from = found + 1
  }
  return before
}
