const warned = new Set<string>()

/** Warns in the name of the process, once for each code: who has set no `diag` logger sees it too. Never throws. */
export function warnOnce(code: string, text: string): void {
  if (warned.has(code)) return
  warned.add(code)
  try {
    process.emitWarning(text, { type: 'DriftlineWarning', code })
  } catch {
    // Where warnings are made errors, they are not the model's.
  }
}
