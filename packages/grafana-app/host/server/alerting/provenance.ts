import type { GrafanaAnswer, GrafanaRequest } from '../grafana-api.ts'
import { refusedBy } from './refused.ts'

/** Who a request writes for; only the header's being there counts. */
export function provenanceOf({ headers }: GrafanaRequest): string {
  return headers['x-disable-provenance'] === undefined ? 'api' : ''
}

/** Somebody else keeps the rule. */
export function provenanceMismatch(operation: 'update' | 'delete', given: string, stored: string): GrafanaAnswer {
  const message = `cannot ${operation} with provided provenance '${given}', needs '${stored}'`
  return refusedBy(409, 'alerting.provenanceMismatch', message)
}
