import type { GrafanaAnswer } from '../grafana-api.ts'

/** An error as most of Grafana's API words it. */
export function refused(status: number, message: string): GrafanaAnswer {
  return { status, body: { message, traceID: '' } }
}

/** An error of the newer kind, with an identity. */
export function refusedBy(status: number, messageId: string, message: string): GrafanaAnswer {
  return { status, body: { statusCode: status, messageId, message, extra: null } }
}

/** A rule that is not valid. */
export function invalidRule(why: string): GrafanaAnswer {
  return refused(400, `invalid alert rule: ${why}`)
}
