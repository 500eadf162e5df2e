import { explainRules } from '@driftline/rules'
import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { loadObjectives } from './load-objectives.ts'
import { renderExplanation } from './print-explanation.ts'

interface ExplainFlags {
  readonly requestsPerHour?: number
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  driftline rules explain model.yaml
  driftline rules explain model.yaml --requests-per-hour 10

The times are those of a failure of everything that begins at once, with steady traffic and no failures before. With few
requests, waiting for enough bad events is part of them; a failure of less than everything is told later.
With --requests-per-hour it also says how many alerts a month come by chance, while the objective is met.`

/** `driftline rules explain`: what each tier of each objective does, in plain words. */
export function addRulesExplainCommand(rules: Command, context: CommandContext): void {
  rules
    .command('explain')
    .description(
      'say when each alert fires, what is spent by then, how many come by chance, and how long Prometheus must keep its data',
    )
    .argument('<spec>', 'monitoring spec (YAML) with `slos`')
    .option(
      '--requests-per-hour <n>',
      'calls of the model an hour; left out, as many as it takes, and nothing on false alerts',
      toRate,
    )
    .option('--json', 'print one JSON object, times in ms')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { requestsPerHour, json }: ExplainFlags) => {
      const spec = await loadObjectives(path, context)
      if (!spec) return
      const explanation = explainRules(spec, requestsPerHour === undefined ? {} : { requestsPerHour })
      const { stdout } = context
      if (json) stdout.write(`${JSON.stringify(explanation)}\n`)
      else stdout.write(renderExplanation(explanation, { requestsPerHour, stream: stdout }))
    })
}

function toRate(text: string): number {
  const rate = Number(text)
  if (text.trim() !== '' && Number.isFinite(rate) && rate > 0) return rate
  throw new InvalidArgumentError('A number above 0 is needed, e.g. 10.')
}
