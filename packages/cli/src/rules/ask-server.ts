import { InputError } from '../input-error.ts'
import { systemReason } from '../system-reason.ts'

const TIMEOUT_MS = 60_000
/** Of one answer; so that a wrong address does not fill the memory. */
const LONGEST_ANSWER_BYTES = 64 * 2 ** 20
/** What a header can carry as it is. */
const VISIBLE_ASCII = /^[\u0021-\u007E]*$/

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
