import type { MonitorSpec } from '@driftline/spec'
import type { ConstantPlace } from './read-constant.ts'

/** How a number is told. */
export type Unit = 'rows' | 'windows' | 'share' | 'severity' | 'time' | 'logarithm' | 'number'

/** A default of the policy: a number that decides which verdict is given. */
export interface PolicyDefault {
  readonly what: string
  /** In the code, or in the spec where a user may say otherwise. */
  readonly from: ConstantPlace | SpecPlace
  readonly unit: Unit
  readonly why: string
  /** Trials that show what it is worth, by their ids. */
  readonly trials?: readonly string[]
}

/** A field of the spec. */
export interface SpecPlace {
  readonly field: string
  readonly read: (spec: MonitorSpec) => number
}

/** Defaults that belong together. */
export interface PolicySection {
  readonly title: string
  readonly text: string
  readonly defaults: readonly PolicyDefault[]
}

const HEALTH = 'packages/health/src/'

/** A constant of the health package. */
export function inHealth(file: string, name: string, part?: string): ConstantPlace {
  return { file: `${HEALTH}${file}`, name, ...(part !== undefined && { part }) }
}
