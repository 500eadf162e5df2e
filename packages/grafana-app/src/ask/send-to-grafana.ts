import type { FetchResponse } from '@grafana/runtime'
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { GrafanaAnswer, GrafanaRequest } from '../rules/import/send-request.ts'

/** Asks Grafana itself, as the person who is signed in; whoever asks says what went wrong. */
export async function sendToGrafana({ method, path, body, headers }: GrafanaRequest): Promise<GrafanaAnswer> {
  const request = { url: path, method, headers, showErrorAlert: false, showSuccessAlert: false }
  try {
    const options = body === undefined ? request : { ...request, data: body }
    const { status, data } = await lastValueFrom(getBackendSrv().fetch(options))
    return { status, body: data }
  } catch (error) {
    const { status, data } = error as Partial<FetchResponse>
    return { status: status ?? 0, body: data }
  }
}
