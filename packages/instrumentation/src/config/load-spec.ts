import { readFileSync } from 'node:fs'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { describe } from '../internal/problem-log.ts'
import type { ProblemLog } from '../internal/problem-log.ts'

/** Reads and checks a monitoring spec; a spec with problems is reported, all of them at once, and not used. */
export function loadSpec(path: string, problemLog: ProblemLog): MonitorSpec | undefined {
  try {
    const checked = parseMonitorSpec(readFileSync(path, 'utf8'), { file: path })
    if (checked.ok) return checked.value
    const problems = checked.issues.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`)
    problemLog.add('spec', `the monitoring spec is not used; driftline check ${path} explains:\n${problems.join('\n')}`)
  } catch (cause) {
    problemLog.add(
      'spec',
      `the monitoring spec ${path} could not be read (${describe(cause)}); counting goes on without it`,
    )
  }
  return undefined
}
