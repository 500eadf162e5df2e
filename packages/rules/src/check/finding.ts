import type { Locate, Path } from '@driftline/spec'

/** Something in a spec of which its rules suffer, before its place in the text is known. */
export interface Finding {
  /** `problem`: a rule that cannot do its work; `warning`: one that does it otherwise than expected. */
  readonly severity: 'problem' | 'warning'
  readonly path: Path
  /** Default the value. */
  readonly at?: Parameters<Locate>[1]
  readonly message: string
  readonly hint: string
}

export function problem(path: Path, message: string, hint: string): Finding {
  return { severity: 'problem', path, message, hint }
}

export function warning(path: Path, message: string, hint: string): Finding {
  return { severity: 'warning', path, message, hint }
}
