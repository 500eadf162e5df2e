import { InputError } from '../input-error.ts'
import { systemReason } from '../system-reason.ts'

const TIMEOUT_MS = 60_000
const SHOWN_CHARACTERS = 300
/** Of one answer; so that a wrong address does not fill the memory. */
const LONGEST_ANSWER_BYTES = 64 * 2 ** 20
/** What a header can carry as it is. */
const VISIBLE_ASCII = /^[\u0021-\u007E]*$/
const UNAUTHORIZED = 401
const FORBIDDEN = 403

/** What a server is, in messages. */
export interface ServerKind {
  readonly name: string
  readonly errorCode: string
  /** Variable of the environment that holds its token. */
  readonly tokenVariable: string
  /** What a token must be allowed to. */
  readonly right: string
  /** How its address is written. */
  readonly addressAdvice: string
  /** What helps where it takes too long or answers too much. */
  readonly loadAdvice: string
}

/** A server, and what it is shown. */
export interface ServerAddress {
  readonly kind: ServerKind
  readonly url: string
  readonly token?: string | undefined
  /** Default 60 s. */
  readonly timeoutMs?: number
}

/** One question to an HTTP API. */
export interface Question {
  /** Behind the address, e.g. `/api/v1/rules`. */
  readonly path: string
  /** Sent as a form, which may be longer than an address. */
  readonly form?: Readonly<Record<string, string>>
}

/** What came back, whatever it is. */
export interface Answer {
  readonly status: number
  readonly text: string
  /** Undefined where the text is no JSON. */
  readonly json: unknown
}

/** A server's address with the token of the environment. @throws InputError that does not show the token */
export function serverAt(
  kind: ServerKind,
  url: string,
  env: Readonly<Record<string, string | undefined>>,
): ServerAddress {
  const token = env[kind.tokenVariable]?.trim() ?? ''
  if (!VISIBLE_ASCII.test(token))
    throw new InputError(
      'ERR_TOKEN',
      `${kind.tokenVariable}: a token is one line of visible ASCII characters without spaces; this one is not.`,
    )
  return { kind, url, token: token === '' ? undefined : token }
}

/** @throws InputError where nothing answers, or too much */
export async function ask(address: ServerAddress, { path, form }: Question): Promise<Answer> {
  const { kind, url, token, timeoutMs = TIMEOUT_MS } = address
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(form && { body: new URLSearchParams(form) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await readBounded(response)
    return { status: response.status, text, json: parseJson(text) }
  } catch (cause) {
    const reason = reasonOf(cause, address)
    throw new InputError(kind.errorCode, `${url}: ${kind.name} cannot be asked: ${reason}`, { cause })
  }
}

/** An error that says why an answer is of no use. @param problem what the server itself says of it, with what helps */
export function uselessAnswer(address: ServerAddress, answer: Answer, problem?: string): InputError {
  return new InputError(address.kind.errorCode, `${address.url}: ${whyNot(address, answer, problem)}`)
}

function whyNot({ kind, token }: ServerAddress, { status, text }: Answer, problem: string | undefined): string {
  if (status === UNAUTHORIZED || status === FORBIDDEN)
    return `it answered ${status}: ${tokenAdvice(kind, token, status)}`
  if (problem !== undefined) return `it refused with ${status}: ${problem}`
  if (/^\s*(?:<!doctype|<html)/i.test(text))
    return `it answered ${status} with a web page, not with JSON: this is no API of ${kind.name}, or a sign-in page stands before it. ${kind.addressAdvice}`
  if (status === 404) return `it answered 404: there is no API of ${kind.name}. ${kind.addressAdvice}`
  const said = text.trim() === '' ? '' : `: ${shown(text)}`
  return `it answered ${status}, which is no answer of ${kind.name}${said}. ${kind.addressAdvice}`
}

function tokenAdvice({ tokenVariable, right }: ServerKind, token: string | undefined, status: number): string {
  if (token === undefined) return `it wants to know who asks. Put a token into ${tokenVariable}.`
  const refused =
    status === FORBIDDEN ? `the token in ${tokenVariable} may not.` : `it does not take the token in ${tokenVariable}.`
  return `${refused} Put one there that may ${right}.`
}

/** A text of a server on one line, not longer than one reads, without its full stop. */
export function shown(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '')
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}

async function readBounded({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > LONGEST_ANSWER_BYTES) throw new AnswerTooLong()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

class AnswerTooLong extends Error {}

function reasonOf(error: unknown, { kind, timeoutMs = TIMEOUT_MS }: ServerAddress): string {
  if (error instanceof AnswerTooLong)
    return `the answer is longer than ${LONGEST_ANSWER_BYTES / 2 ** 20} MB. ${kind.loadAdvice}`
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer came within ${timeoutMs / 1000} s. ${kind.loadAdvice}`
  const { cause } = Object(error) as { readonly cause?: unknown }
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  return systemReason(first ?? error, { advice: `Check the address, and that ${kind.name} runs there` })
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
