import { fateOf } from './block-fate.ts'
import type { BlockRun, PageStage } from './block-run.ts'
import { keepFile } from './keep-file.ts'
import { blocksOf } from './page-blocks.ts'
import { runModule, runPython } from './run-code.ts'
import { compareOutput, runShell } from './run-shell.ts'
import type { ServedProcessor } from './start-serving.ts'

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
  python: runPython,
  yaml: keepFile,
  json: keepFile,
}
