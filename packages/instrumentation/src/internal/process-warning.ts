import { isTestRun } from '../reader/warn-once.ts'

const warned = new Set<string>()

/**
 * Warns in the name of the process, once for each code and not where tests run: who has set no `diag` logger sees it
 * too. Never throws.
 */
export function warnProcess(code: string, text: string, variables: Readonly<Record<string, string | undefined>>): void {
  if (warned.has(code) || isTestRun(variables)) return
  warned.add(code)
  try {
    process.emitWarning(text, { type: 'DriftlineWarning', code })
  } catch {
    // Where warnings are made errors, they are not the model's.
  }
}
