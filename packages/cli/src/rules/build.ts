import { join } from 'node:path'
import type { RuleSet } from '@driftline/rules'
import {
  alertsOnly,
  buildRules,
  packRules,
  processorRules,
  renderPrometheus,
  renderPrometheusOperator,
} from '@driftline/rules'
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
import { addGrafanaFlags, GRAFANA_TARGETS } from './grafana-targets.ts'
import { loadObjectives } from './load-objectives.ts'

interface BuildFlags extends NotificationFlags, GrafanaFlags {
  readonly target: keyof typeof TARGETS | keyof typeof NOTIFICATION_TARGETS
  readonly out?: string
  readonly pack?: true
  readonly budgetExhausted?: true
}

/** What a target calls its files, and what it writes into them. */
interface Target {
  readonly suffix: string
  /** Rules that only write series are left out. */
  readonly isForAlerts?: boolean
  readonly render: (rules: RuleSet, flags: GrafanaFlags) => string
}

const TARGETS = {
  prometheus: { suffix: '.rules.yaml', render: ({ groups }: RuleSet) => renderPrometheus(groups) },
  'prometheus-operator': {
    suffix: '.prometheusrule.yaml',
    render: (rules: RuleSet) => renderPrometheusOperator(rules),
  },
  ...GRAFANA_TARGETS,
} as const satisfies Readonly<Record<string, Target>>

/** `driftline rules build`: rule files for a target. */
export function addRulesBuildCommand(rules: Command, context: CommandContext): void {
  const build = rules
    .command('build')
    .description('write the rules of monitoring specs, a file for each')
    .argument('<specs...>', 'monitoring specs (YAML) with `slos`')
    .addOption(
      new Option('--target <target>', 'what loads the rules')
        .choices([...Object.keys(TARGETS), ...Object.keys(NOTIFICATION_TARGETS)])
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
  { target, out, ...flags }: BuildFlags & { readonly target: keyof typeof TARGETS },
  context: CommandContext,
): Promise<void> {
  const { suffix, render, isForAlerts = false }: Target = TARGETS[target]
  const files = new Set<string>()
  const write = async (name: string, rules: RuleSet): Promise<void> => {
    const text = render(rules, flags)
    if (out === undefined) context.stdout.write(text)
    else await writeRules(join(out, `${name}${suffix}`), text, { rules, context })
  }
  for (const path of paths) {
    const spec = await loadObjectives(path, context)
    if (!spec) continue
    const all = buildRules(spec, { budgetExhausted: flags.budgetExhausted === true })
    const rules = isForAlerts ? { ...all, groups: alertsOnly(all.groups) } : all
    files.add(fileName(rules.model))
    await write(fileName(rules.model), flags.pack === true ? packRules(rules) : rules)
  }
  if (out === undefined || files.size === 0) return
  const rules = processorRules({ job: flags.job })
  await write(files.has('driftline') ? rules.model : 'driftline', rules)
}

async function writeRules(
  file: string,
  text: string,
  { rules, context }: { readonly rules: RuleSet; readonly context: CommandContext },
): Promise<void> {
  await writeFileWhole(file, text, { what: 'the rules', createFolder: true })
  const all = rules.groups.flatMap((group) => group.rules)
  const alerts = all.filter(({ kind }) => kind === 'alert').length
  const told = `${toCountText(alerts, 'alert')}, ${toCountText(all.length - alerts, 'recording rule')}`
  context.stderr.write(`${file}: ${told} in ${toCountText(rules.groups.length, 'group')}.\n`)
}

/** A model's name may hold anything; a file's name should not. */
function fileName(model: string): string {
  return model.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'model'
}
