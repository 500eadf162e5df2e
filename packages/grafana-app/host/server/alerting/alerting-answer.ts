/** A request to Grafana's folders, provisioning or ruler API. */
export interface AlertingRequest {
  readonly method: string
  /** Below the root of Grafana, escaped. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** What is answered; a body left out is an empty one. */
export interface AlertingAnswer {
  readonly status: number
  readonly body?: unknown
}

/** An error as most of Grafana's API words it. */
export function refused(status: number, message: string): AlertingAnswer {
  return { status, body: { message, traceID: '' } }
}

/** An error of the newer kind, with an identity. */
export function refusedBy(status: number, messageId: string, message: string): AlertingAnswer {
  return { status, body: { statusCode: status, messageId, message, extra: null } }
}

/** A rule that is not valid. */
export function invalidRule(why: string): AlertingAnswer {
  return refused(400, `invalid alert rule: ${why}`)
}

/** What somebody is told who may not do it. */
export function denied(needed: string): AlertingAnswer {
  const message = `You'll need additional permissions to perform this action. Permissions needed: ${needed}`
  return { status: 403, body: { accessErrorId: 'ACE0000000000', message, title: 'Access denied' } }
}
