import { open, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { start } from '../install/run-command.ts'
import { fateOf } from './block-fate.ts'
import { blocksOf } from './page-blocks.ts'
import type { PageBlock } from './page-blocks.ts'
import { startServing } from './start-serving.ts'
import type { ServedProcessor } from './start-serving.ts'
import { isAsShown, shownValues } from './shown-values.ts'

/** Where the blocks of a page are run. */
export interface PageStage {
  /** Folder of the page, below a project in which the packages are installed. */
  readonly folder: string
  /** Folder of the commands that the project has. */
  readonly bin: string
  /** An address that takes OTLP in place of the one that pages name. */
  readonly url: string
}

interface BlockRun {
  readonly block: PageBlock
  /** What the command before it wrote. */
  readonly before: string
  readonly stage: PageStage
  /** Processors that the page has started; the last is where its addresses lead. */
  readonly served: ServedProcessor[]
}

/** A file's name in the first line of a block: `// service.ts` or `# model.yaml`, with whatever follows in the line. */
const OWN_NAME = /^(?:\/\/|#) (?<name>[\w./-]+\.\w+)\b/

/** Runs the blocks of a page in their order. @throws {Error} with the line of the first that is not as it says */
export async function runPage(page: string, stage: PageStage): Promise<void> {
  const served: ServedProcessor[] = []
  try {
    await runBlocks(page, stage, served)
  } finally {
    for (const processor of served) await processor.stop()
  }
}

async function runBlocks(page: string, stage: PageStage, served: ServedProcessor[]): Promise<void> {
  let before = ''
  for (const block of blocksOf(page)) {
    const { kind } = fateOf(block, page)
    if (kind !== 'run' && kind !== 'output') continue
    const runner = kind === 'output' ? compareOutput : RUNNERS[block.language]
    if (!runner)
      throw new Error(`line ${block.line}: nothing here runs "${block.language}"; name who does, or why nobody`)
    try {
      before = await runner({ block, before, stage, served })
    } catch (cause) {
      throw new Error(`line ${block.line}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
}

const RUNNERS: Readonly<Record<string, (run: BlockRun) => Promise<string>>> = {
  ts: runModule,
  js: runModule,
  sh: runShell,
  yaml: keepFile,
  json: keepFile,
}

async function runModule({ block, stage }: BlockRun): Promise<string> {
  const { code, expected, isOpen } = shownValues(block.text)
  const own = OWN_NAME.exec(block.text)?.groups?.['name']
  if (own !== undefined) await writeFile(join(stage.folder, own), block.text)
  const file = `line-${block.line}.${block.language}`
  await writeFile(join(stage.folder, file), code)
  if (block.language === 'ts') await checkTypes(file, stage)
  const { status, written } = await execute(['node', file], stage, { OTEL_EXPORTER_OTLP_ENDPOINT: stage.url })
  const lines = written.trimEnd().split('\n')
  const shown = expected.map((line, i) => (isAsShown(lines[i] ?? '', line) ? (lines[i] ?? '') : line))
  const actual = expected.length > 0 && isOpen ? lines.slice(0, expected.length) : lines
  if (status !== 0) throw new Error(`it ended with ${status}:\n${written}`)
  if (expected.length > 0 && shown.join('\n') !== actual.join('\n'))
    throw new Error(`it shows\n${expected.join('\n')}\nand wrote\n${written}`)
  return written
}

async function checkTypes(file: string, stage: PageStage): Promise<void> {
  const { status, written } = await execute(['tsc', ...COMPILER_FLAGS, file], stage)
  if (status !== 0) throw new Error(`its types do not fit:\n${written}`)
}

const COMPILER_FLAGS =
  '--noEmit --ignoreConfig --strict --skipLibCheck --module nodenext --target es2024 --types node'.split(' ')

/** Packages that a page installs are there already. A line must end with the `exit code` that its comment names, or 0. */
async function runShell({ block, stage, served }: BlockRun): Promise<string> {
  let last = ''
  for (const line of joinedLines(block.text)) {
    if (line.startsWith('npm install ')) continue
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

function joinedLines(text: string): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

async function keepFile({ block, stage, before }: BlockRun): Promise<string> {
  const [problem] = parseAllDocuments(block.text).flatMap((document) => document.errors)
  if (problem) throw problem
  const name = OWN_NAME.exec(block.text)?.groups?.['name']
  if (name !== undefined) await writeFile(join(stage.folder, name), block.text)
  const isSpec = block.language === 'yaml' && /^model:(?: {|$)/m.test(block.text)
  if (!isSpec) return before
  const file = `line-${block.line}.yaml`
  await writeFile(join(stage.folder, file), block.text)
  const { status, written } = await execute(['driftline', 'check', file], stage)
  if (status !== 0) throw new Error(`driftline check ended with ${status}:\n${written}`)
  return before
}

/** Lines of an output must be there in their order; a line that is `…` alone stands for lines left out. */
async function compareOutput({ block, before }: BlockRun): Promise<string> {
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

function environmentOf({ bin }: PageStage): Readonly<Record<string, string>> {
  return { PATH: [bin, process.env['PATH'] ?? ''].join(delimiter), NO_COLOR: '1', OTEL_SERVICE_NAME: 'docs' }
}

async function execute(
  command: readonly string[],
  stage: PageStage,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly written: string }> {
  const path = join(stage.folder, '.written')
  const file = await open(path, 'w')
  try {
    const surroundings = { cwd: stage.folder, env: { ...environmentOf(stage), ...variables } }
    const child = start(command, surroundings, ['ignore', file.fd, file.fd])
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    return { status, written: await readFile(path, 'utf8') }
  } finally {
    await file.close()
  }
}
