import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
} from '@driftline/semconv'
import { createNames } from '../src/queries/names.ts'

export const names = createNames()
export const MINUTE_MS = 60_000
/** Windows of ten minutes. */
export const WINDOW = '10m'
export const WINDOW_MINUTES = 10

/** The newest time of the history, a whole window after its last window, ms since 1970. */
export const SCRAPED_END_MS = Date.UTC(2026, 2, 2, 12, 5)
/** Minutes of the history; minute 0 is its first. */
export const SCRAPED_MINUTES = 365
export const START_MS = SCRAPED_END_MS - SCRAPED_MINUTES * MINUTE_MS

/** Minute in which something of the history is told first. */
export const MINUTE = { canary: 121, promoted: 241, drifted: 291, changed: 285, gone: 181 } as const

export type Labels = Readonly<Record<string, string>>

/** What is told in a minute; undefined where nothing is. */
export type ValueAt = (minute: number) => number | undefined

/** Tells a value of a series minute by minute. */
export type Tell = (name: string, labels: Labels, valueAt: ValueAt) => void

/** Whether something is so in a minute. */
export type Span = (minute: number) => boolean

export interface Whose {
  readonly environment: string
  readonly model: string
}

export interface VersionOf extends Whose {
  readonly version: string
  readonly role: string
}

export const EVERYONE = { [ATTR_ML_SEGMENT_NAME]: 'all', [ATTR_ML_SEGMENT_VALUE]: 'all' }
export const JUDGED = {
  [ATTR_ML_WINDOW]: WINDOW,
  [ATTR_ML_REFERENCE]: 'training',
  [ATTR_ML_REFERENCE_HEADLINE]: 'true',
}

export function modelOf({ environment, model }: Whose): Labels {
  return { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: model }
}

export function versionOf({ version, role, ...whose }: VersionOf): Labels {
  return { ...modelOf(whose), [ATTR_ML_MODEL_VERSION]: version, [ATTR_ML_DEPLOYMENT_ROLE]: role }
}

export function labelsOf(attributes: Labels): Labels {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [names.label(name), value]))
}

export function during(span: Span, valueAt: ValueAt): ValueAt {
  return (minute) => (span(minute) ? valueAt(minute) : undefined)
}

/** End of the window that ended last, as a processor tells it a minute later. */
export function endOf(minute: number): number {
  return secondsOf(Math.floor((minute - 1) / WINDOW_MINUTES) * WINDOW_MINUTES)
}

export function secondsOf(minute: number): number {
  return (START_MS + minute * MINUTE_MS) / 1000
}
