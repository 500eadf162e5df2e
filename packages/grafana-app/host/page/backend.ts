import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime'
import type { Subscriber } from 'rxjs'
import { Observable } from 'rxjs'
import { boot } from './boot.ts'
import { strict } from './strict.ts'

/** Requests to the backend as Grafana makes them: below its sub-path, errors as objects with the body in them. */
export const backendSrv = strict<BackendSrv>('BackendSrv', { fetch: send })

function send<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const controller = new AbortController()
    void pass(answer<T>(request, controller.signal), subscriber)
    return () => controller.abort()
  })
}

async function pass<T>(answered: Promise<T>, subscriber: Subscriber<T>): Promise<void> {
  try {
    subscriber.next(await answered)
    subscriber.complete()
  } catch (error) {
    // Nobody hears it after the request was given up.
    subscriber.error(error)
  }
}

async function answer<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { url, method = 'GET', data, params, headers: own } = request
  const search = params === undefined ? '' : `?${new URLSearchParams(params).toString()}`
  const response = await fetch(`${boot.subPath}/${url.replace(/^\//, '')}${search}`, {
    method,
    signal,
    headers: { ...(data !== undefined && { 'content-type': 'application/json' }), ...own },
    ...(data !== undefined && { body: JSON.stringify(data) }),
  })
  const { status, statusText, ok, headers, redirected, type } = response
  const text = await response.text()
  const body = parseOrText(text) as T
  // oxlint-disable-next-line typescript/only-throw-error -- Grafana throws what it answers with, not an Error
  if (!ok) throw { status, statusText, data: body, config: request }
  return { data: body, status, statusText, ok, headers, redirected, type, url, config: request }
}

function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
