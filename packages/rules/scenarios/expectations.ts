import { quote } from '../src/promql/quote.ts'
import type { Firing, Reading } from './scenario.ts'

/** What must be true of a run, and how its minutes are counted. */
export interface Expectations {
  readonly fires: readonly Firing[]
  readonly reads: readonly Reading[]
  /** Minutes before what the scenario is about. */
  readonly startMinute: number
  readonly endMinute: number
  readonly evaluationMinutes: number
}

/** Evaluations by which an alert may be early or late. */
const SLACK = 1

/** The expectations as promtool's tests of expressions. */
export function renderExpectations(own: Expectations): readonly unknown[] {
  const readings = [...own.fires.flatMap((firing) => whileFiring(own, firing)), nothingElse(own), ...own.reads]
  return readings.map(({ expr, minute, value }) => ({
    expr,
    eval_time: `${own.startMinute + minute}m`,
    exp_samples: value === undefined ? [] : [{ labels: '{}', value }],
  }))
}

/** Fires and stops within one evaluation of the minutes, and never stops in between. */
function whileFiring({ evaluationMinutes: step, ...own }: Expectations, firing: Firing): readonly Reading[] {
  const { instances = 1 } = firing
  const from = atEvaluation(own, step, firing.from)
  const until = firing.until === undefined ? undefined : atEvaluation(own, step, firing.until)
  const slack = SLACK * step
  const expr = `count(${alertsLike(firing)})`
  const at = (minute: number, value: number | undefined): Reading => ({ expr, minute, value })
  const last = until ?? Math.floor((own.startMinute + own.endMinute) / step) * step - own.startMinute + step
  const times = (instances * (last - from)) / step
  const fired = `sum(count_over_time(${alertsLike(firing)}${wholeRun(own)}))`
  return [
    at(from - slack - step, undefined),
    at(from + slack, instances),
    ...(until === undefined ? [] : [at(until - slack - step, instances), at(until + slack, undefined)]),
    { expr: `abs(${fired} - ${times}) <= bool ${2 * SLACK * instances}`, minute: own.endMinute, value: 1 },
  ]
}

/** The first evaluation at a minute or after: only then Prometheus says what fires. */
function atEvaluation({ startMinute }: Pick<Expectations, 'startMinute'>, step: number, minute: number): number {
  return Math.ceil((startMinute + minute) / step) * step - startMinute
}

/** No alert fired at any time but those that must. */
function nothingElse({ fires, ...own }: Omit<Expectations, 'reads' | 'evaluationMinutes'>): Reading {
  const all = `count_over_time(ALERTS{alertstate="firing"}${wholeRun(own)})`
  const known = fires.map((firing) => ` unless count_over_time(${alertsLike(firing)}${wholeRun(own)})`)
  return { expr: `count(${all}${known.join('')})`, minute: own.endMinute, value: undefined }
}

function alertsLike({ alert, where }: Firing): string {
  const matchers = Object.entries({ alertstate: 'firing', alertname: alert, ...where })
  return `ALERTS{${matchers.map(([label, value]) => `${label}=${quote(value)}`).join(',')}}`
}

function wholeRun({ startMinute, endMinute }: Pick<Expectations, 'startMinute' | 'endMinute'>): string {
  return `[${startMinute + endMinute}m]`
}
