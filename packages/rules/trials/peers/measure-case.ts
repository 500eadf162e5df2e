import { parse, stringify } from 'yaml'
import { RULES_FILE } from '../../scenarios/promtool-files.ts'
import { runPromtool } from '../../scenarios/run-promtool.ts'
import { callSeries } from './call-series.ts'
import type { PeerCase } from './cases.ts'
import type { ToolRules } from './rule-sets.ts'

/** How often someone is told of a case; several alerts at the same time are one. */
export interface Told {
  readonly times: number
  /** From the beginning of the case to the first time, minutes. */
  readonly afterMinutes?: number
  /** Of all times together, minutes. */
  readonly lastsMinutes?: number
}

/** What the rules of a tool say of a case. */
export interface Answer {
  readonly pages: Told
  readonly tickets: Told
}

/** Evaluates the rules every minute. promtool tells values only where it expected others: so nothing is expected. */
export async function measureCase(own: PeerCase, { rules, page, ticket }: ToolRules): Promise<Answer> {
  const endMinute = own.history.length + own.calls.length
  const questions = [page, ticket].flatMap((severity) => questionsOf(severity, own.calls.length))
  const groups = (parse(rules) as { readonly groups: readonly { readonly name: string }[] }).groups
  const test = {
    rule_files: [RULES_FILE],
    evaluation_interval: '1m',
    group_eval_order: groups.map(({ name }) => name),
    tests: [
      {
        interval: '1m',
        input_series: callSeries(own),
        promql_expr_test: questions.map((expr) => ({ expr, eval_time: `${endMinute}m`, exp_samples: [] })),
      },
    ],
  }
  const { output } = await runPromtool({ name: own.id, rules, test: stringify(test, { lineWidth: 0 }) })
  const values = questions.map((expr) => valueOf(output, expr))
  const told = ([times, first, minutes]: readonly (number | undefined)[]): Told =>
    times === undefined
      ? { times: 0 }
      : { times, afterMinutes: first! / 60 - own.history.length, lastsMinutes: minutes! }
  return { pages: told(values.slice(0, 3)), tickets: told(values.slice(3)) }
}

/** How often it began, when first, and for how many minutes it went on. */
function questionsOf(severity: string, minutes: number): readonly string[] {
  const alerts = `ALERTS{alertstate="firing",${severity}}`
  const firing = `count(${alerts})`
  const range = `[${minutes}m:1m]`
  return [
    `count_over_time((${firing} unless count(${alerts} offset 1m))${range})`,
    `min_over_time(timestamp(${firing})${range})`,
    `count_over_time(${firing}${range})`,
  ]
}

/** @throws Error when promtool says nothing of the kind */
function valueOf(output: string, expr: string): number | undefined {
  const said = output.split('expr: ').find((part) => part.startsWith(JSON.stringify(expr)))
  if (said === undefined) {
    if (output.includes('SUCCESS') || output.includes('expr: ')) return undefined
    throw new Error(output)
  }
  const value = /got:\s*\{\} (?<value>\S+)/.exec(said)?.groups?.['value']
  if (value === undefined) throw new Error(said)
  return Number(value)
}
