import { systemReason } from '../system-reason.ts'

const TIMEOUT_MS = 10_000

/** A running processor, and what it must be shown. */
export interface Door {
  /** Without a slash at its end. */
  readonly url: string
  readonly token?: string | undefined
}

/** An answer, or why there was none. */
export type HttpAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'silent'; readonly reason: string }

/** Asks once. @param body JSON to post; without it, it is a question. */
export async function askHttp({ url, token }: Door, path: string, body?: string): Promise<HttpAnswer> {
  try {
    const response = await fetch(`${url}${path}`, {
      ...(body !== undefined && { method: 'POST', body }),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    return { kind: 'answered', status: response.status, value: parsed(text) }
  } catch (error) {
    return { kind: 'silent', reason: reasonOf(error) }
  }
}

/** What an answer of a processor says in words; undefined where it says nothing. */
export function messageIn(value: unknown): string | undefined {
  const { message } = Object(value) as { readonly message?: unknown }
  return typeof message === 'string' ? message : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer came within ${TIMEOUT_MS / 1000} s`
  const { cause } = error as { readonly cause?: unknown }
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  return systemReason(first ?? error)
    .split('. ')[0]!
    .replace(/\.$/, '')
}
