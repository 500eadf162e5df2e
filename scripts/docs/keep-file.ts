import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { execute, ownNameOf } from './block-run.ts'
import type { BlockRun } from './block-run.ts'

/** Keeps a file that names itself for the blocks after it; it must be YAML, and a monitoring spec must pass `driftline check`. */
export async function keepFile({ block, stage, before }: BlockRun): Promise<string> {
  const [problem] = parseAllDocuments(block.text).flatMap((document) => document.errors)
  if (problem) throw problem
  const name = ownNameOf(block)
  if (name !== undefined) await writeFile(join(stage.folder, name), block.text)
  const isSpec = block.language === 'yaml' && /^model:(?: {|$)/m.test(block.text)
  if (!isSpec) return before
  const file = `line-${block.line}.yaml`
  await writeFile(join(stage.folder, file), block.text)
  const { status, written } = await execute(['driftline', 'check', file], stage)
  if (status !== 0) throw new Error(`driftline check ended with ${status}:\n${written}`)
  return before
}
