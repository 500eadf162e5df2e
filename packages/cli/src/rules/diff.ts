import type { RulesDiff } from '@driftline/rules'
import { buildRules, diffRules, readRuleFile, readRulesApi } from '@driftline/rules'
import type { InstalledRule, ReadRules } from '@driftline/rules'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { readText } from '../load-spec.ts'
import { askPrometheus, isWebAddress, prometheusAt } from './ask-prometheus.ts'
import { loadObjectives } from './load-objectives.ts'
import { renderDiff } from './print-diff.ts'

interface DiffFlags {
  readonly against: string
  readonly json?: boolean
}

const RULES_PATH = '/api/v1/rules'

const EXAMPLES = `
Examples:
  driftline rules diff model.yaml --against rules/fares.rules.yaml
  driftline rules diff model.yaml --against http://prometheus:9090
  DRIFTLINE_PROMETHEUS_TOKEN=… driftline rules diff model.yaml --against https://mimir.example/prometheus

outdated: as it was generated, from another spec or by another version.   edited: changed by somebody since.
missing: not installed.   surplus: no longer part of the spec.   foreign: added by somebody among the rules of the model.
Rules of other models and of other programs are left alone. Exit code 1 where anything differs.`

/** `driftline rules diff`: what is installed, what would change, what a person edited. */
export function addRulesDiffCommand(rules: Command, context: CommandContext): void {
  rules
    .command('diff')
    .description('compare the rules of a spec with those that are installed')
    .argument('<spec>', 'monitoring spec (YAML) with `slos`')
    .requiredOption('--against <file|url>', 'rule file, or address of a Prometheus or Mimir')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { against, json }: DiffFlags) => {
      const spec = await loadObjectives(path, context)
      if (!spec) return
      const diff = diffRules(buildRules(spec), await readInstalled(against, context))
      const { stdout } = context
      stdout.write(json ? `${JSON.stringify({ against, ...diff })}\n` : renderDiff(diff, { against, stream: stdout }))
      context.setExitCode(exitCodeOf(diff))
    })
}

function exitCodeOf({ differences }: RulesDiff): number {
  return differences.length === 0 ? exitCodes.good : exitCodes.problems
}

async function readInstalled(against: string, { env }: CommandContext): Promise<readonly InstalledRule[]> {
  const read = isWebAddress(against)
    ? readRulesApi(await askPrometheus(prometheusAt(withoutPath(against), env), { path: RULES_PATH }))
    : readRuleFile(await readText(against, 'the installed rules'))
  return rulesOf(read, against)
}

/** The address may be given with the path of the API, as one copies it from a browser. */
function withoutPath(url: string): string {
  return url.replace(/\/+$/, '').replace(new RegExp(`${RULES_PATH}$`), '')
}

function rulesOf(read: ReadRules, against: string): readonly InstalledRule[] {
  if (read.ok) return read.rules
  throw new InputError('ERR_INSTALLED_RULES', `${against}: ${read.message}`)
}
