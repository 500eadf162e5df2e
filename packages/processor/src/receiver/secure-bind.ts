import { isLoopback } from './loopback.ts'

/** Where a receiver listens and what protects it. */
export interface BindOptions {
  readonly host?: string | undefined
  readonly token?: string | undefined
  readonly insecure?: boolean | undefined
}

/** A receiver that others can reach would take data from anybody. */
export class InsecureBindError extends Error {
  override readonly name = 'InsecureBindError'
  /** Stable code for programs. */
  readonly code = 'ERR_INSECURE_BIND'
}

const WAYS =
  'Give a token with --token-file or DRIFTLINE_TOKEN, which senders and scrapers then send as "Authorization: Bearer …", ' +
  'or say --insecure where the network itself keeps others out.'

/** @throws InsecureBindError for a host that others can reach without a token or `insecure`, and for an empty token. */
export function requireSecureBind({ host = '127.0.0.1', token, insecure = false }: BindOptions): void {
  if (token !== undefined && token.trim() === '') throw new InsecureBindError(`The token is empty. ${WAYS}`)
  if (token !== undefined || insecure || isLoopback(host)) return
  throw new InsecureBindError(`Whoever reaches ${host} could send data and read verdicts. ${WAYS}`)
}
