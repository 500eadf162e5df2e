import type { MlDeploymentRole } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'

/** A function of the user's, of which only the type of what it is given is known. */
export type Callback = (...args: never[]) => unknown

/** The options of `instrumentModel`, without the types of one model; what could not be used is left out. */
export interface CheckedOptions {
  readonly model: string
  readonly version?: string
  readonly role?: MlDeploymentRole
  readonly batch?: boolean
  /** Finds the rows of a call; or names, in order, for the values of rows that have none. */
  readonly features?: Callback | readonly string[]
  readonly segments?: Callback
  readonly ages?: Callback
  readonly output?: Callback
  readonly spec?: MonitorSpec
  readonly profile?: object | string
  readonly duplicates?: boolean
}

/** A value that can be used, what is wrong with the one given, or both. */
export interface OptionCheck {
  readonly value?: unknown
  readonly problem?: string
}
