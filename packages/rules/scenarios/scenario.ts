import type { BuildRulesOptions } from '../src/build-rules.ts'
import type { RuleGroup } from '../src/rule.ts'
import type { InputSeries } from './input-series.ts'

/** What happens to a model, and which alerts must tell of it, when. */
export interface Scenario {
  readonly id: string
  /** What happens, in one line. */
  readonly title: string
  /** Monitoring specs, as their users write them. */
  readonly specs: readonly string[]
  /** What rules these get beside the usual ones. */
  readonly options?: BuildRulesOptions
  /** Rules that are of no spec. */
  readonly beside?: readonly RuleGroup[]
  /** The series that a run finds. */
  readonly series: (run: Run) => readonly InputSeries[]
  /** How the rules are run that are evaluated every minute, and those that may wait. */
  readonly runs: { readonly everyMinute: Run; readonly slow: Run }
  /** All alerts that fire; no other may. */
  readonly fires: readonly Firing[]
  /** What series that screens read must be; none is read where this is left out. */
  readonly reads?: readonly Reading[]
  /** Where the notes expect something else: what, and why. */
  readonly remark?: string
}

/** How long some rules run, and how closely they are looked at. */
export interface Run {
  /** Before what the scenario is about: as much as these rules need. */
  readonly historyMinutes: number
  /** Last evaluation, minutes after the start; where nothing changes any more, it may be the sooner. */
  readonly endMinute: number
  /** Between samples. */
  readonly sampleMinutes: number
  /** Between evaluations; left out, what the rules say. */
  readonly evaluationMinutes?: number
}

/** One run for all rules. */
export function alike(run: Run): Scenario['runs'] {
  return { everyMinute: run, slow: run }
}

/** An alert that fires once, from one minute to another. */
export interface Firing {
  readonly alert: string
  /** Labels that tell it from others of its name, e.g. its tier. */
  readonly where: Readonly<Record<string, string>>
  /** First evaluation at which it fires, minutes after the start. */
  readonly from: number
  /** First evaluation at which it fires no more; left out, it goes on to the end. */
  readonly until?: number
  /** How many of its kind fire at the same time. Default 1. */
  readonly instances?: number
}

/** An expression and its value at a minute after the start; `undefined` where it has no series. */
export interface Reading {
  readonly expr: string
  readonly minute: number
  readonly value: number | undefined
}
