/** A request to Grafana's own API. */
export interface GrafanaRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the root of Grafana, escaped. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What Grafana answers. */
export interface GrafanaAnswer {
  /** 0 where no answer came. */
  readonly status: number
  readonly body: unknown
}

/** Asks Grafana; an answer that is no success is an answer too. */
export type SendRequest = (request: GrafanaRequest) => Promise<GrafanaAnswer>

/** Whether an answer says that it was done. */
export function isSuccess({ status }: GrafanaAnswer): boolean {
  return status >= 200 && status < 300
}
