import type { AlertRule, FiredAlert, RuleSet } from '@driftline/rules'
import { backtestAlert, prometheusExpression, toObjectives } from '@driftline/rules'
import type { MonitorSpec } from '@driftline/spec'
import type { ServerAddress } from './ask-server.ts'
import { hasAnswer, queryRange } from './query-prometheus.ts'

const SECOND_MS = 1000

/** What is tried, and where. */
export interface BacktestJob {
  readonly spec: MonitorSpec
  readonly rules: RuleSet
  readonly prometheus: ServerAddress
  readonly fromMs: number
  readonly toMs: number
  /** Instead of the interval of each rule's group. */
  readonly stepMs?: number | undefined
  /** Told before each question. */
  readonly onProgress: (text: string) => void
}

export interface BacktestResult {
  /** In the order of time. */
  readonly fired: readonly FiredAlert[]
  readonly alertCount: number
  /** Objectives without any series in this time, so that their alerts could not fire. */
  readonly withoutData: readonly string[]
}

/** Has Prometheus evaluate every alert over a past time, and reckons when it would have fired. */
export async function runBacktest(job: BacktestJob): Promise<BacktestResult> {
  const alerts = job.rules.groups.flatMap(({ rules, intervalMs }) =>
    rules.filter((rule) => rule.kind === 'alert').map((rule) => ({ rule, intervalMs })),
  )
  const fired: FiredAlert[] = []
  for (const [i, { rule, intervalMs }] of alerts.entries()) {
    job.onProgress(`asking Prometheus, alert ${i + 1} of ${alerts.length}`)
    fired.push(...(await backtest(rule, intervalMs, job)))
  }
  return {
    fired: fired.toSorted((a, b) => a.firedAtMs - b.firedAtMs),
    alertCount: alerts.length,
    withoutData: await findWithoutData(job),
  }
}

async function backtest(rule: AlertRule, intervalMs: number, job: BacktestJob): Promise<readonly FiredAlert[]> {
  const stepMs = job.stepMs ?? intervalMs
  const grid = { fromMs: Math.ceil(job.fromMs / stepMs) * stepMs, toMs: job.toMs, stepMs }
  return backtestAlert(rule, await queryRange(job.prometheus, prometheusExpression(rule.condition), grid), grid)
}

async function findWithoutData({ spec, prometheus, fromMs, toMs }: BacktestJob): Promise<readonly string[]> {
  const range = Math.max(1, Math.round((toMs - fromMs) / SECOND_MS))
  const names: string[] = []
  for (const { name, total } of toObjectives(spec))
    if (!(await hasAnswer(prometheus, `count(present_over_time(${total}[${range}s]))`, toMs))) names.push(name)
  return names
}
