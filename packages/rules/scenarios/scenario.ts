import type { InputSeries } from './input-series.ts'

/** What happens to a model, and which alerts must tell of it, when. */
export interface Scenario {
  readonly id: string
  /** What happens, in one line. */
  readonly title: string
  /** Monitoring specs, as their users write them. */
  readonly specs: readonly string[]
  /** The series, beginning so many minutes before what the scenario is about. */
  readonly series: (historyMinutes: number) => readonly InputSeries[]
  /** How much history the rules need that are evaluated every minute, and those that may wait. */
  readonly historyMinutes: { readonly everyMinute: number; readonly slow: number }
  /** Last evaluation, minutes after the start. */
  readonly endMinute: number
  /** Between samples, minutes. */
  readonly sampleMinutes: number
  /** Between evaluations, minutes; left out, what the rules say. */
  readonly evaluationMinutes?: number
  /** All alerts that fire; no other may. */
  readonly fires: readonly Firing[]
  /** What series that screens read must be; none is read where this is left out. */
  readonly reads?: readonly Reading[]
  /** Where the notes expect something else: what, and why. */
  readonly remark?: string
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
