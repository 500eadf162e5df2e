import type { EvidenceKind } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import {
  closestName,
  LONGEST_NAME,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_DEPLOYMENT_ROLE_VALUES,
  ML_DRIFT_KIND_VALUES,
} from '@driftline/semconv'
import { EVERYONE } from '../intake/count-target.ts'
import { RefusedRequest } from '../receiver/receiver-errors.ts'

/** What is asked to be accepted, in the words of whoever asks. */
export interface AcceptRequest {
  readonly model: string
  /** Left out where the model has one. */
  readonly environment?: string
  readonly role: MlDeploymentRole
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly kind?: EvidenceKind
  /** A date, its day included, or an instant. */
  readonly until?: string
  readonly by: string
  readonly reason: string
}

const KEYS = ['model', 'environment', 'role', 'segment', 'feature', 'kind', 'until', 'by', 'reason'] as const

/** Reads the body of a request to accept. @throws RefusedRequest 400 with what is wrong and what is needed. */
export function readAcceptRequest(body: unknown): AcceptRequest {
  if (!isRecord(body)) throw refused('The body must be a JSON object with model, feature, by and reason.')
  for (const key of Object.keys(body)) requireKnown(key, KEYS)
  const { environment, kind, until } = body
  return {
    model: textOf(body, 'model'),
    ...(environment !== undefined && { environment: textOf(body, 'environment') }),
    role: body['role'] === undefined ? ML_DEPLOYMENT_ROLE_VALUE_LIVE : wordOf(body, 'role', ML_DEPLOYMENT_ROLE_VALUES),
    segment: body['segment'] === undefined ? EVERYONE : segmentOf(body['segment']),
    feature: textOf(body, 'feature'),
    ...(kind !== undefined && { kind: wordOf(body, 'kind', ML_DRIFT_KIND_VALUES) }),
    ...(until !== undefined && { until: textOf(body, 'until') }),
    by: textOf(body, 'by'),
    reason: textOf(body, 'reason'),
  }
}

/** Who asks, from what was sent. @throws RefusedRequest 400 */
export function readBy(by: string | undefined): string {
  return textOf({ by }, 'by')
}

function segmentOf(segment: unknown): AcceptRequest['segment'] {
  if (!isRecord(segment)) throw refused('"segment" must be an object with name and value.')
  for (const key of Object.keys(segment)) requireKnown(key, ['name', 'value'])
  return { name: textOf(segment, 'name'), value: textOf(segment, 'value') }
}

function textOf(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key]
  if (typeof value !== 'string' || value.trim() === '')
    throw refused(`"${key}" must be a text that is not empty; found ${value === undefined ? 'nothing' : shown(value)}.`)
  if (value.length > LONGEST_NAME)
    throw refused(`"${key}" has ${value.length} characters; at most ${LONGEST_NAME} are taken.`)
  if (/\p{Cc}/u.test(value)) throw refused(`"${key}" holds a control character or a line end; write it on one line.`)
  return value
}

function wordOf<T extends string>(record: Readonly<Record<string, unknown>>, key: string, words: readonly T[]): T {
  const text = textOf(record, key)
  const word = words.find((known) => known === text)
  if (word !== undefined) return word
  throw refused(`"${key}" is "${text}"; it must be one of ${words.join(', ')}.${meant(text, words)}`)
}

function requireKnown(key: string, known: readonly string[]): void {
  if (known.includes(key)) return
  const name = key.slice(0, LONGEST_NAME)
  throw refused(`"${name}" is not known here; there are ${known.join(', ')}.${meant(name, known)}`)
}

/** A question back, or nothing. */
export function meant(name: string, known: readonly string[]): string {
  const closest = closestName(name, known)
  return closest === undefined ? '' : ` Did you mean "${closest}"?`
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 60)
}

function refused(message: string): RefusedRequest {
  return new RefusedRequest(400, message)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
