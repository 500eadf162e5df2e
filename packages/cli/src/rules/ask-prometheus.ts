import { InvalidArgumentError } from 'commander'
import { InputError } from '../input-error.ts'
import { systemReason } from '../system-reason.ts'

const TOKEN_VARIABLE = 'DRIFTLINE_PROMETHEUS_TOKEN'
const TIMEOUT_MS = 60_000
const SHOWN_CHARACTERS = 300
const UNAUTHORIZED: ReadonlySet<number> = new Set([401, 403])
/** What a header can carry as it is. */
const VISIBLE_ASCII = /^[\u0021-\u007E]*$/
const NOT_FOUND = 404

/** A Prometheus or Mimir, and what it is shown. */
export interface PrometheusAddress {
  readonly url: string
  readonly token?: string | undefined
  /** Default 60 s. */
  readonly timeoutMs?: number
}

/** One question to its HTTP API. */
export interface PrometheusQuestion {
  /** Behind the address, e.g. `/api/v1/rules`. */
  readonly path: string
  /** Sent as a form, which may be longer than an address. */
  readonly form?: Readonly<Record<string, string>>
}

/** The address of a Prometheus, with the token of the environment. @throws InputError that does not show the token */
export function prometheusAt(url: string, env: Readonly<Record<string, string | undefined>>): PrometheusAddress {
  const token = env[TOKEN_VARIABLE]?.trim() ?? ''
  if (!VISIBLE_ASCII.test(token))
    throw new InputError(
      'ERR_TOKEN',
      `${TOKEN_VARIABLE}: a token is one line of visible ASCII characters without spaces; this one is not.`,
    )
  return { url, token: token === '' ? undefined : token }
}

/** What Prometheus answers, as JSON. @throws InputError with words for everything else */
export async function askPrometheus(address: PrometheusAddress, question: PrometheusQuestion): Promise<unknown> {
  const response = await send(address, question)
  const text = await response.text().catch(() => '')
  const answer = parseJson(text)
  if (response.ok && statusOf(answer) === 'success') return answer
  throw new InputError('ERR_PROMETHEUS', `${address.url}: ${whyNot(response, { text, answer }, address)}`)
}

async function send(
  { url, token, timeoutMs = TIMEOUT_MS }: PrometheusAddress,
  { path, form }: PrometheusQuestion,
): Promise<Response> {
  try {
    return await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(form && { body: new URLSearchParams(form) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    throw new InputError('ERR_PROMETHEUS', `${url}: Prometheus cannot be asked: ${reasonOf(cause, timeoutMs)}`, {
      cause,
    })
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer came within ${timeoutMs / 1000} s. Ask for a shorter time or a larger --step.`
  const { cause } = Object(error) as { readonly cause?: unknown }
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  return systemReason(first ?? error, { advice: 'Check the address, and that Prometheus runs there' })
}

interface Received {
  readonly text: string
  readonly answer: unknown
}

function whyNot({ status }: Response, { text, answer }: Received, { token }: PrometheusAddress): string {
  if (UNAUTHORIZED.has(status)) return `it answered ${status}: ${tokenAdvice(token)}`
  const { error } = Object(answer) as { readonly error?: unknown }
  if (typeof error === 'string' && error !== '')
    return `it refused with ${status}: ${shown(error)}. ${adviceFor(error)}`
  if (/^\s*(?:<!doctype|<html)/i.test(text))
    return `it answered ${status} with a web page, not with JSON: this is no API of Prometheus, or a sign-in page stands before it. ${ADDRESS_ADVICE}`
  if (status === NOT_FOUND) return `it answered 404: there is no API of Prometheus. ${ADDRESS_ADVICE}`
  const said = text.trim() === '' ? '' : `: ${shown(text)}`
  return `it answered ${status}, which is no answer of Prometheus${said}. ${ADDRESS_ADVICE}`
}

const ADDRESS_ADVICE =
  'Name the address before /api/v1, e.g. http://127.0.0.1:9090 or https://mimir.example/prometheus.'

function tokenAdvice(token: string | undefined): string {
  return token === undefined
    ? `it wants to know who asks. Put a token into ${TOKEN_VARIABLE}.`
    : `it does not take the token in ${TOKEN_VARIABLE}. Put one there that may read.`
}

function adviceFor(error: string): string {
  if (/11,?000 points|maximum resolution|too many samples|limit|too long|exceed/i.test(error))
    return 'That is a limit of this Prometheus: ask for a shorter time, or a larger --step.'
  return 'That is what Prometheus itself says of the query.'
}

function shown(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '')
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}

function statusOf(answer: unknown): unknown {
  return (Object(answer) as { readonly status?: unknown }).status
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a text is a web address. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

/** The address of a Prometheus. @throws InvalidArgumentError */
export function toPrometheusUrl(text: string): string {
  if (isWebAddress(text)) return text
  throw new InvalidArgumentError('An address such as http://127.0.0.1:9090 is needed.')
}
