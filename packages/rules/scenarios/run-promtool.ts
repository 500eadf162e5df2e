import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { PromtoolFiles } from './promtool-files.ts'
import { RULES_FILE } from './promtool-files.ts'

const LONGEST_RUN_MS = 600_000
const LARGEST_OUTPUT_BYTES = 64 * 2 ** 20

/** promtool needs little memory, and a fifth less time where it collects garbage less often than Go does of itself (100). */
const GOGC = '400'

/** Whether the expectations hold, and what promtool says where they do not. */
export interface PromtoolOutcome {
  readonly ok: boolean
  readonly output: string
}

/** Runs a test of rules. */
export async function runPromtool({ rules, test }: PromtoolFiles): Promise<PromtoolOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-scenario-'))
  try {
    await writeFile(join(folder, RULES_FILE), rules)
    await writeFile(join(folder, 'test.yaml'), test)
    return await promtool(['test', 'rules', join(folder, 'test.yaml')])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether promtool can be run here. */
export async function hasPromtool(): Promise<boolean> {
  const { ok } = await promtool(['--version'])
  return ok
}

function promtool(args: readonly string[]): Promise<PromtoolOutcome> {
  return new Promise((resolve) => {
    execFile(
      'promtool',
      args,
      { timeout: LONGEST_RUN_MS, maxBuffer: LARGEST_OUTPUT_BYTES, env: { ...process.env, GOGC } },
      (error, stdout, stderr) => {
        resolve({ ok: error === null, output: `${stdout}${stderr}${error && !stdout && !stderr ? error.message : ''}` })
      },
    )
  })
}
