import { DATA_SOURCE_KEY } from './data-source-key.ts'
import { nameInPath } from './name-in-path.ts'
import { APP_PATH } from './plugin-id.ts'
import { TRACES_KEY } from './traces-key.ts'

/** A model in an environment. */
export interface ModelPlace {
  readonly environment: string
  readonly model: string
}

/** Parts of the paths below the fleet. */
export const ROUTE = {
  model: ':environment/:model/*',
  drift: 'drift/*',
  segments: 'segments/*',
  feature: 'features/:feature/*',
} as const

/** What a link from one page to another takes along; the rest belongs to the page. */
export const KEPT_KEYS: readonly string[] = ['from', 'to', 'timezone', 'refresh', DATA_SOURCE_KEY, TRACES_KEY]

/** What the pages of a model take along from one to another. */
export const MODEL_KEYS: readonly string[] = [...KEPT_KEYS, 'version', 'role', 'window']

export function fleetPath(): string {
  return `${APP_PATH}/fleet`
}

export function rulesPath(): string {
  return `${APP_PATH}/rules`
}

export function modelPath({ environment, model }: ModelPlace): string {
  return `${fleetPath()}/${nameInPath(environment)}/${nameInPath(model)}`
}

export function driftPath(place: ModelPlace): string {
  return `${modelPath(place)}/drift`
}

export function segmentsPath(place: ModelPlace): string {
  return `${modelPath(place)}/segments`
}

export function featurePath(place: ModelPlace, feature: string): string {
  return `${modelPath(place)}/features/${nameInPath(feature)}`
}

export function settingsPath(): string {
  return `${APP_PATH}/settings`
}
