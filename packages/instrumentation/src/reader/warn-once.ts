import { diag } from '@opentelemetry/api'
import type { ProcessRegistry } from '../recorder/process-registry.ts'
import type { Variables } from './export-decision.ts'

/** What is said at most once in a process, by the code of its warning. */
export type WarningCode =
  | 'DRIFTLINE_NOT_COLLECTED'
  | 'DRIFTLINE_PRODUCER_NOT_COLLECTED'
  | 'DRIFTLINE_NOT_SENT'
  | 'DRIFTLINE_NO_SERVICE_NAME'
  | 'DRIFTLINE_HAND_OVER'
  | 'DRIFTLINE_FLUSH_READER'

/** Says something as a warning of the process and to `diag`. Never throws. */
export type Warn = (code: WarningCode, text: string) => void

/** Variables by which test runners tell that they run. */
const TEST_RUNNERS = ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']

/** Whether tests run: there nobody looks for telemetry. */
export function isTestRun(variables: Variables): boolean {
  return variables['NODE_ENV'] === 'test' || TEST_RUNNERS.some((name) => variables[name] !== undefined)
}

/** Warns once in a process, however many copies of this package would; never where tests run. */
export function warnOnceIn(registry: ProcessRegistry, variables: Variables = process.env): Warn {
  return (code, text) => {
    if (isTestRun(variables)) return
    const given = (registry.warnings ??= new Set())
    if (given.has(code)) return
    given.add(code)
    const message = `driftline: ${text}`
    try {
      process.emitWarning(message, { type: 'DriftlineWarning', code })
      diag.warn(message)
    } catch {
      // What the host makes of warnings may not reach it from here.
    }
  }
}
