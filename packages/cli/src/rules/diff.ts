import type { RulesDiff } from '@driftline/rules'
import { buildRules, diffRules, packRules } from '@driftline/rules'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { loadObjectives } from './load-objectives.ts'
import { renderDiff } from './print-diff.ts'
import type { InstalledPlace } from './read-installed.ts'
import { readInstalled } from './read-installed.ts'

interface DiffFlags extends InstalledPlace {
  readonly datasource?: string
  readonly pack?: boolean
  readonly budgetExhausted?: boolean
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  driftline rules diff model.yaml --against rules/fares.rules.yaml
  driftline rules diff model.yaml --against http://prometheus:9090
  DRIFTLINE_PROMETHEUS_TOKEN=… driftline rules diff model.yaml --against https://mimir.example/prometheus
  DRIFTLINE_GRAFANA_TOKEN=… driftline rules diff model.yaml --against https://grafana.example/dashboards/f/driftline

outdated: as it was generated, from another spec or by another version.   edited: changed by somebody since.
missing: not installed.   surplus: no longer part of the spec.   foreign: added by somebody among the rules of the model.
Rules of other models and of other programs are left alone. Exit code 1 where anything differs.`

/** `driftline rules diff`: what is installed, what would change, what a person edited. */
export function addRulesDiffCommand(rules: Command, context: CommandContext): void {
  rules
    .command('diff')
    .description('compare the rules of a spec with those that are installed')
    .argument('<spec>', 'monitoring spec (YAML) with `slos`')
    .requiredOption(
      '--against <file|url>',
      'file of any target, address of a Prometheus or Mimir, or of a Grafana folder',
    )
    .option('--folder-uid <uid>', 'Grafana: identifier of the folder, where the address does not name it')
    .option('--datasource <uid>', 'Grafana: identifier of the data source the rules should ask; left out, any will do')
    .option('--pack', 'the rules were built with --pack')
    .option('--budget-exhausted', 'the rules were built with --budget-exhausted')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { datasource, pack, budgetExhausted = false, json, ...place }: DiffFlags) => {
      const spec = await loadObjectives(path, context)
      if (!spec) return
      const rules = buildRules(spec, { budgetExhausted })
      const installed = await readInstalled(place, context)
      const options = datasource === undefined ? {} : { datasourceUid: datasource }
      const diff = diffRules(pack ? packRules(rules) : rules, installed, options)
      const { stdout } = context
      const { against } = place
      stdout.write(json ? `${JSON.stringify({ against, ...diff })}\n` : renderDiff(diff, { against, stream: stdout }))
      context.setExitCode(exitCodeOf(diff))
    })
}

function exitCodeOf({ differences }: RulesDiff): number {
  return differences.length === 0 ? exitCodes.good : exitCodes.problems
}
