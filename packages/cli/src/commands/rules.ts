import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { addRulesBacktestCommand } from '../rules/backtest.ts'
import { addRulesBuildCommand } from '../rules/build.ts'
import { addRulesCheckCommand } from '../rules/check.ts'
import { addRulesDiffCommand } from '../rules/diff.ts'
import { addRulesExplainCommand } from '../rules/explain.ts'
import { addRulesImportCommand } from '../rules/import.ts'

const EXAMPLES = `
Examples:
  driftline rules build model.yaml --target prometheus --out rules/
  driftline rules build models/*.yaml
  driftline rules check model.yaml                what keeps the rules from doing their work
  driftline rules explain model.yaml              when each alert fires, and what is spent by then
  driftline rules backtest model.yaml --prometheus http://prometheus:9090 --from 2026-01-01
  driftline rules diff model.yaml --against http://prometheus:9090
  driftline rules import openslo.yaml             objectives of OpenSLO as those of a spec`

/** `driftline rules`: alert rules from the objectives of monitoring specs. */
export function addRulesCommand(program: Command, context: CommandContext): void {
  const rules = program
    .command('rules')
    .description('alert rules from the objectives of a monitoring spec')
    .addHelpText('after', EXAMPLES)
  addRulesBuildCommand(rules, context)
  addRulesCheckCommand(rules, context)
  addRulesExplainCommand(rules, context)
  addRulesBacktestCommand(rules, context)
  addRulesDiffCommand(rules, context)
  addRulesImportCommand(rules, context)
}
