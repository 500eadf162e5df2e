import type { ExportResult } from './ending-exporter.ts'
import type { Warn } from './warn-once.ts'

/** Says that an export failed, and what that means: cumulative counts that did not arrive arrive with the next ones. */
export function warnNotSent(warn: Warn, { error }: ExportResult, isEnding: boolean): void {
  const next = isEnding ? 'it is lost, because the process ends' : 'the next export makes up for it'
  warn(
    'DRIFTLINE_NOT_SENT',
    `what the models counted could not be sent (${reasonOf(error)}); ${next}. ` +
      'OTEL_EXPORTER_OTLP_ENDPOINT says where it goes; a metric reader of your own takes metricProducer()',
  )
}

/** Why an export failed; a refused connection of two addresses has a code, but no message. */
function reasonOf(error: (Error & { code?: string | number }) | undefined): string {
  if (!error) return 'no reason given'
  return error.message === '' ? String(error.code ?? error.name) : error.message
}
