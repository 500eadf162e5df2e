/** A request to Grafana's own API. */
export interface GrafanaRequest {
  readonly method: string
  /** Below the root of Grafana, escaped. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** What is answered; a body left out is an empty one. */
export interface GrafanaAnswer {
  readonly status: number
  readonly body?: unknown
}

/** What somebody is told who may not do it. @param needed the right that is missing */
export function denied(needed: string): GrafanaAnswer {
  const message = `You'll need additional permissions to perform this action. Permissions needed: ${needed}`
  return { status: 403, body: { accessErrorId: 'ACE0000000000', message, title: 'Access denied' } }
}
