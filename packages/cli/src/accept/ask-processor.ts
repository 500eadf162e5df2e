import { InvalidArgumentError } from 'commander'
import { InputError } from '../input-error.ts'
import { systemReason } from '../system-reason.ts'

const TIMEOUT_MS = 30_000
/** What a processor refuses because of how things stand, not because of how it was asked. */
const CONFLICT = 409

/** A running processor, and what it must be shown. */
export interface ProcessorAddress {
  readonly url: string
  readonly token?: string | undefined
}

/** One request. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With its query. */
  readonly path: string
  readonly body?: object
}

/** What a processor answered: plain JSON, or its refusal in words. */
export type Answer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly message: string }

/** Asks a running processor. @throws InputError where it cannot be reached or does not understand what was asked. */
export async function askProcessor(address: ProcessorAddress, question: Question): Promise<Answer> {
  const response = await send(address, question)
  const value = await readJson(response)
  if (response.ok && value !== undefined) return { kind: 'answered', value }
  const message = messageIn(value)
  if (response.status === CONFLICT && message !== undefined) return { kind: 'refused', message }
  throw new InputError('ERR_PROCESSOR', `${address.url}: ${message ?? strangerText(response.status)}`)
}

async function send({ url, token }: ProcessorAddress, { method, path, body }: Question): Promise<Response> {
  try {
    return await fetch(`${url.replace(/\/$/, '')}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (cause) {
    throw new InputError('ERR_PROCESSOR', `${url}: the processor cannot be asked: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer came within ${TIMEOUT_MS / 1000} s.`
  const { cause } = error as { readonly cause?: unknown }
  const first = cause instanceof AggregateError ? cause.errors[0] : cause
  return systemReason(first ?? error, { advice: 'Is "driftline serve" running there? Name another address with --url' })
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

function messageIn(value: unknown): string | undefined {
  const { message } = Object(value) as { readonly message?: unknown }
  return typeof message === 'string' ? message : undefined
}

function strangerText(status: number): string {
  return `it answered ${status}, which is no answer of a Driftline processor. Name the address of one with --url.`
}

/** The address of a processor. @throws InvalidArgumentError */
export function toProcessorUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.href
  throw new InvalidArgumentError('An address such as http://127.0.0.1:4318 is needed.')
}
