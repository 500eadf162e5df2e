import { existsSync } from 'node:fs'
import type { CommandContext } from '../command-context.ts'
import { readText } from '../load-spec.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import type { GateFlags } from './gate-flags.ts'
import { SUMMARY_BYTES } from './render-summary.ts'

const SUMMARY = { what: 'the summary' }
/** Below this not even a tally fits. */
const LEAST_BYTES = 1000

/**
 * Writes a summary: to the file that was named, or, where a command fails on a level, below what a step of GitHub
 * Actions wrote before.
 *
 * @param render - the text, of at most so many bytes.
 */
export async function writeSummary(
  render: (bytes: number) => string,
  { summary, failOn }: GateFlags,
  { env }: Pick<CommandContext, 'env'>,
): Promise<void> {
  const ofStep = env['GITHUB_STEP_SUMMARY'] ?? ''
  if (summary !== undefined) await writeFileWhole(summary, render(SUMMARY_BYTES), SUMMARY)
  else if (failOn !== undefined && ofStep !== '') await addToSummary(ofStep, render)
}

async function addToSummary(path: string, render: (bytes: number) => string): Promise<void> {
  const before = existsSync(path) ? await readText(path, SUMMARY.what) : ''
  const bytes = SUMMARY_BYTES - Buffer.byteLength(before)
  if (bytes < LEAST_BYTES) return
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  await writeFileWhole(path, `${before}${gap}${render(bytes - gap.length)}`, SUMMARY)
}
