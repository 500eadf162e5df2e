import { warningCode } from '../internal/warn-process.ts'

/** The error for wiring that cannot work: what was found, what is needed, what to do; its `code` names the kind. */
export function misuse(kind: string, message: string): TypeError {
  return Object.assign(new TypeError(`Driftline: ${message}`), { code: warningCode(kind) })
}
