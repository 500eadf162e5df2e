import { InputError } from './input-error.ts'
import type { ReasonOptions } from './system-reason.ts'
import { systemReason } from './system-reason.ts'

/** What was being done, to which file. */
export interface FileTask extends ReasonOptions {
  /** As the user wrote it. */
  readonly path: string
  /** `the report cannot be written`. */
  readonly trouble: string
}

/** The error of a file that cannot be used: which, what for, why, and what to do. */
export function fileError({ path, trouble, ...options }: FileTask, cause: unknown): InputError {
  if (cause instanceof InputError) return cause
  return new InputError('ERR_FILE', `${path}: ${trouble}: ${systemReason(cause, options)}`, { cause })
}
