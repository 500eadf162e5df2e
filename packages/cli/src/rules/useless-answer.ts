import { InputError } from '../input-error.ts'
import type { Answer, ServerAddress, ServerKind } from './ask-server.ts'

const SHOWN_CHARACTERS = 300
const UNAUTHORIZED = 401
const FORBIDDEN = 403
const NOT_FOUND = 404

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
  if (status === NOT_FOUND) return `it answered 404: there is no API of ${kind.name}. ${kind.addressAdvice}`
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
