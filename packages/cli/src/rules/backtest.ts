import { buildRules } from '@driftline/rules'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { createProgress } from '../print-progress.ts'
import { toDuration } from '../serve/option-values.ts'
import { parseTime } from '../tables/parse-time.ts'
import { prometheusAt, toPrometheusUrl } from './ask-prometheus.ts'
import { loadObjectives } from './load-objectives.ts'
import type { BacktestSpan } from './print-backtest.ts'
import { renderBacktest } from './print-backtest.ts'
import { runBacktest } from './run-backtest.ts'

interface BacktestFlags {
  readonly prometheus: string
  readonly from: string
  readonly to?: string
  readonly step?: number
  readonly json?: boolean
}

/** Prometheus' own resolution is a millisecond; below a second nobody evaluates rules. */
const SHORTEST_STEP_MS = 1000

const EXAMPLES = `
Examples:
  driftline rules backtest model.yaml --prometheus http://127.0.0.1:9090 --from 2026-01-01 --to 2026-02-01
  DRIFTLINE_PROMETHEUS_TOKEN=… driftline rules backtest model.yaml --prometheus https://mimir.example/prometheus --from 2026-01-01

Prometheus evaluates each alert's expression over the time; what the alert would have done is reckoned from that, as
Prometheus does, beginning with nothing pending. Queries look back before --from: Prometheus must still have that data.
Times without a zone are in the time zone of the spec. Exit code 0, whatever would have fired.`

/** `driftline rules backtest`: when the alerts of a spec would have fired on data that is there. */
export function addRulesBacktestCommand(rules: Command, context: CommandContext): void {
  rules
    .command('backtest')
    .description('tell when the alerts of a spec would have fired on the data of a Prometheus')
    .argument('<spec>', 'monitoring spec (YAML) with `slos`')
    .requiredOption('--prometheus <url>', 'address of a Prometheus or Mimir', toPrometheusUrl)
    .requiredOption('--from <time>', 'start, e.g. 2026-01-01 or 2026-01-01T08:00Z')
    .option('--to <time>', 'end (default: now)')
    .option('--step <duration>', 'between evaluations (default: the interval of each rule, 1m or 5m)', toDuration)
    .option('--json', 'print one JSON object, times in ms since 1970')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: BacktestFlags) => {
      const spec = await loadObjectives(path, context)
      if (!spec) return
      const prometheus = prometheusAt(flags.prometheus, context.env)
      const span = spanOf(flags, spec.timezone, context.now())
      const progress = createProgress({ stream: context.stderr, now: context.now })
      const onProgress = progress.update
      const job = { spec, rules: buildRules(spec), prometheus, ...span, stepMs: stepOf(flags), onProgress }
      const result = await runBacktest(job).finally(() => progress.finish())
      const { stdout } = context
      stdout.write(
        flags.json ? `${JSON.stringify({ ...span, ...result })}\n` : renderBacktest(result, { span, stream: stdout }),
      )
    })
}

function spanOf({ from, to }: BacktestFlags, timezone: string, nowMs: number): BacktestSpan {
  const span = {
    fromMs: timeOf(from, '--from', timezone),
    toMs: to === undefined ? nowMs : timeOf(to, '--to', timezone),
  }
  if (span.fromMs < span.toMs) return span
  throw new InputError('ERR_RANGE', `--from ${from} is not before ${to === undefined ? 'now' : `--to ${to}`}.`)
}

function timeOf(text: string, option: string, timezone: string): number {
  const timeMs = parseTime(text, timezone)
  if (timeMs !== undefined) return timeMs
  throw new InputError('ERR_TIME', `${option} is empty. Write a time such as 2026-01-01.`)
}

function stepOf({ step }: BacktestFlags): number | undefined {
  if (step === undefined || step >= SHORTEST_STEP_MS) return step
  throw new InputError('ERR_STEP', '--step is shorter than a second.')
}
