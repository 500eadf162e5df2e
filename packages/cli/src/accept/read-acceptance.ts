import type { ToldAcceptance } from '@driftline/processor'
import { InputError } from '../input-error.ts'

/** An acceptance in an answer. @throws InputError where it is none. */
export function readAcceptance(value: unknown): ToldAcceptance {
  if (isAcceptance(value)) return value
  throw new InputError(
    'ERR_PROCESSOR',
    'The processor answered with something that is no acceptance; is it of another version than this command?',
  )
}

/** The acceptances in an answer. @throws InputError where there are none. */
export function readAcceptances(value: unknown): readonly ToldAcceptance[] {
  const { acceptances } = Object(value) as { readonly acceptances?: unknown }
  return Array.isArray(acceptances) ? acceptances.map(readAcceptance) : [readAcceptance(undefined)]
}

const TEXTS = ['id', 'model', 'environment', 'role', 'feature', 'by', 'reason', 'since'] as const

function isAcceptance(value: unknown): value is ToldAcceptance {
  const { segment, pinned, kind, until, ...texts } = Object(value) as Readonly<Record<string, unknown>>
  const { name, value: own } = Object(segment) as Readonly<Record<string, unknown>>
  return (
    TEXTS.every((key) => typeof texts[key] === 'string') &&
    [name, own].every((text) => typeof text === 'string') &&
    [kind, until].every((text) => text === null || typeof text === 'string') &&
    Array.isArray(pinned) &&
    pinned.every(isPinned)
  )
}

function isPinned(value: unknown): boolean {
  const { window, windows, rows } = Object(value) as Readonly<Record<string, unknown>>
  return typeof window === 'string' && typeof windows === 'number' && typeof rows === 'number'
}
