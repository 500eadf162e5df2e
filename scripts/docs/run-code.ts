import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute, ownNameOf } from './block-run.ts'
import type { BlockRun, PageStage } from './block-run.ts'
import { isAsShown, shownValues } from './shown-values.ts'

/** Checks the types of a block and runs it; what it shows must be what it writes. */
export async function runModule({ block, stage }: BlockRun): Promise<string> {
  const { code, expected, isOpen } = shownValues(block.text)
  const own = ownNameOf(block)
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

/** With a Python that has what the page names, where one is given; what it decides of the rows is its own. */
export async function runPython({ block, before, stage }: BlockRun): Promise<string> {
  const python = process.env['DRIFTLINE_PEERS_PYTHON']
  if (python === undefined) return before
  const file = `line-${block.line}.py`
  await writeFile(join(stage.folder, file), block.text)
  const { status, written } = await execute([python, file], stage)
  if (status === null || status > 1 || written.includes('Traceback'))
    throw new Error(`it ended with ${status}:\n${written}`)
  return written
}
