import { diag } from '@opentelemetry/api'

let hasWarned = false

/** Says once, to `diag`, that nothing is counted here. */
export function warnOnce(): void {
  if (hasWarned) return
  hasWarned = true
  diag.warn(
    'driftline: models are not counted in an edge or Workers runtime, which has none of the modules of Node that ' +
      'counting takes; they run as they are. Where you can choose, run this part in Node.',
  )
}
