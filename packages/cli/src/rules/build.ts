import { join } from 'node:path'
import type { RuleFile, RuleTarget } from '@driftline/rules'
import { buildRules, processorFileName, processorRules, RULE_TARGETS, ruleFile, ruleFileName } from '@driftline/rules'
import { toCountText } from '@driftline/view'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import type { NotificationFlags } from './build-notifications.ts'
import {
  addTicketHoursOption,
  buildNotifications,
  isNotificationTarget,
  NOTIFICATION_TARGETS,
} from './build-notifications.ts'
import type { GrafanaFlags } from './grafana-targets.ts'
import { addGrafanaFlags, toGrafanaOptions } from './grafana-targets.ts'
import { loadObjectives } from './load-objectives.ts'

interface BuildFlags extends NotificationFlags, GrafanaFlags {
  readonly target: RuleTarget | keyof typeof NOTIFICATION_TARGETS
  readonly out?: string
  readonly pack?: true
  readonly budgetExhausted?: true
}

/** `driftline rules build`: rule files for a target. */
export function addRulesBuildCommand(rules: Command, context: CommandContext): void {
  const build = rules
    .command('build')
    .description('write the rules of monitoring specs, a file for each')
    .argument('<specs...>', 'monitoring specs (YAML) with `slos`')
    .addOption(
      new Option('--target <target>', 'what loads the rules')
        .choices([...RULE_TARGETS, ...Object.keys(NOTIFICATION_TARGETS)])
        .default('prometheus'),
    )
    .option('--pack', 'in as few groups as hold them, 20 rules in each as Mimir takes')
    .option('--budget-exhausted', 'also tell where the whole budget of an objective is spent')
    .option('--job <name>', 'job under which Prometheus scrapes the processor', 'driftline')
    .option('--out <folder>', 'where to write them; left out, they are printed')
    .action(async (paths: readonly string[], { target, out, ...flags }: BuildFlags) => {
      if (isNotificationTarget(target))
        await buildNotifications(paths, { target, ...flags, ...(out !== undefined && { out }) }, context)
      else await buildRuleFiles(paths, { target, ...flags, ...(out !== undefined && { out }) }, context)
    })
  addGrafanaFlags(build)
  addTicketHoursOption(build)
}

async function buildRuleFiles(
  paths: readonly string[],
  { target, out, ...flags }: BuildFlags & { readonly target: RuleTarget },
  context: CommandContext,
): Promise<void> {
  const grafana = toGrafanaOptions(flags)
  const names: string[] = []
  const write = async (file: RuleFile): Promise<void> => {
    if (out === undefined) context.stdout.write(file.text)
    else await writeRules(join(out, file.name), file, context)
  }
  for (const path of paths) {
    const spec = await loadObjectives(path, context)
    if (!spec) continue
    const rules = buildRules(spec, { budgetExhausted: flags.budgetExhausted === true })
    names.push(ruleFileName(rules.model))
    await write(ruleFile(target, rules, { ...grafana, pack: flags.pack === true }))
  }
  if (out === undefined || names.length === 0) return
  const rules = processorRules({ job: flags.job })
  await write(ruleFile(target, rules, { ...grafana, name: processorFileName(names, rules) }))
}

async function writeRules(file: string, { text, rules }: RuleFile, context: CommandContext): Promise<void> {
  await writeFileWhole(file, text, { what: 'the rules', createFolder: true })
  const all = rules.groups.flatMap((group) => group.rules)
  const alerts = all.filter(({ kind }) => kind === 'alert').length
  const told = `${toCountText(alerts, 'alert')}, ${toCountText(all.length - alerts, 'recording rule')}`
  context.stderr.write(`${file}: ${told} in ${toCountText(rules.groups.length, 'group')}.\n`)
}
