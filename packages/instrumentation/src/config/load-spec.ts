import { readFileSync } from 'node:fs'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import { describe } from '../internal/problem-log.ts'
import type { ProblemSink } from '../internal/problem-log.ts'

/** Reads and checks a monitoring spec; a spec with problems is reported, all of them at once, and not used. */
export function loadSpec(
  { model, spec }: { readonly model: string; readonly spec: string },
  problems: ProblemSink,
): MonitorSpec | undefined {
  const tell = (message: string): void => problems.tell({ kind: 'spec', model, message })
  try {
    const checked = parseMonitorSpec(readFileSync(spec, 'utf8'), { file: spec })
    if (checked.ok) return checked.value
    const lines = checked.issues.map(({ line, column, message }) => `${spec}:${line}:${column}: ${message}`)
    tell(`the monitoring spec is not used; driftline check ${spec} explains:\n${lines.join('\n')}`)
  } catch (cause) {
    tell(`the monitoring spec ${spec} could not be read (${describe(cause)}); counting goes on without it`)
  }
  return undefined
}
