import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new directory that is removed when the running test ends. */
export function createTemporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'driftline-state-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
