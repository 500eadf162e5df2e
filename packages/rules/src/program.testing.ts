import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Whether tests with a program run: on a machine of ours without it they are left out, and it says so; in CI they fail. */
export function canRun(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).status === 0
  if (!isThere && process.env['CI'] === undefined) console.warn(`${program} is not installed: its tests are left out.`)
  return isThere || process.env['CI'] !== undefined
}

/** What a program says of a file. */
export function runOn(
  text: string,
  command: (file: string) => readonly [program: string, ...args: readonly string[]],
): { readonly status: number | null; readonly said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-rules-'))
  try {
    const file = join(folder, 'file.yaml')
    writeFileSync(file, text)
    const [program, ...args] = command(file)
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: folder })
    return { status, said: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
