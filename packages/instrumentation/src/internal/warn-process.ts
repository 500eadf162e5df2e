/** Type of every warning of ours, for `process.on('warning')`. */
const WARNING_TYPE = 'DriftlineWarning'

/**
 * Says something to whoever runs the process, as Node says its own warnings.
 *
 * @param text holds no feature value
 * @param kind what it is about; the warning's code is `DRIFTLINE_` and this in capitals
 */
export function warnProcess(text: string, kind: string): void {
  process.emitWarning(text, { type: WARNING_TYPE, code: warningCode(kind) })
}

/** Code of a warning or thrown misuse. */
export function warningCode(kind: string): string {
  return `DRIFTLINE_${kind.toUpperCase()}`
}
