import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { hostName, isLoopback } from './loopback.ts'
import { RefusedRequest } from './receiver-errors.ts'

/** Who may ask. */
export interface AccessOptions {
  readonly host: string
  readonly token?: string | undefined
  readonly allowedHosts?: readonly string[] | undefined
}

/** What a request asks for: health is for everybody, data needs the token. */
export type Asked = 'health' | 'data'

/** Lets a request in. @throws RefusedRequest 403 for a foreign Host, 401 without the token */
export type CheckAccess = (request: IncomingMessage, asked: Asked) => void

/**
 * Creates the check of a receiver. Bound to loopback, the Host header must name this machine or an allowed host:
 * otherwise a web page could make its visitor's browser read from here under the page's own name (DNS rebinding).
 */
export function createAccessCheck({ host, token, allowedHosts = [] }: AccessOptions): CheckAccess {
  const allowed = new Set(allowedHosts.map((name) => name.toLowerCase()))
  const expected = token === undefined ? undefined : digest(token)
  return ({ headers }, asked) => {
    if (isLoopback(host)) requireKnownHost(headers.host, allowed)
    if (asked === 'data' && expected !== undefined) requireToken(headers.authorization, expected)
  }
}

function requireKnownHost(header: string | undefined, allowed: ReadonlySet<string>): void {
  const name = hostName(header ?? '')
  if (isLoopback(name) || allowed.has(name) || allowed.has((header ?? '').toLowerCase())) return
  throw new RefusedRequest(
    403,
    `The Host header names "${name.slice(0, 100)}", but only this machine is served here. ` +
      'Ask for localhost, or start the processor with --allowed-host and that name.',
  )
}

function requireToken(header: string | undefined, expected: Buffer): void {
  const [, sent] = /^bearer +(.*)$/i.exec(header ?? '') ?? []
  if (sent !== undefined && timingSafeEqual(digest(sent), expected)) return
  throw new RefusedRequest(
    401,
    `${sent === undefined ? 'A token is needed' : 'The token is not the right one'}: send the header ` +
      '"Authorization: Bearer <token>" with the token the processor was started with.',
    { 'www-authenticate': 'Bearer realm="driftline"' },
  )
}

// Of equal length whatever was sent, so that the time of the comparison says nothing.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
