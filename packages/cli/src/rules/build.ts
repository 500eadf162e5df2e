import { join } from 'node:path'
import type { GrafanaOptions, RuleSet } from '@driftline/rules'
import {
  buildRules,
  packRules,
  processorRules,
  renderGrafanaApi,
  renderGrafanaConvert,
  renderGrafanaFile,
  renderPrometheus,
  renderPrometheusOperator,
} from '@driftline/rules'
import type { MonitorSpec } from '@driftline/spec'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { loadSpec } from '../load-spec.ts'
import { toCountText } from '../report/number-text.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import type { NotificationFlags } from './build-notifications.ts'
import {
  addTicketHoursOption,
  buildNotifications,
  isNotificationTarget,
  NOTIFICATION_TARGETS,
} from './build-notifications.ts'

interface BuildFlags extends NotificationFlags, GrafanaFlags {
  readonly target: keyof typeof TARGETS | keyof typeof NOTIFICATION_TARGETS
  readonly out?: string
  readonly pack?: true
  readonly budgetExhausted?: true
  readonly job: string
}

interface GrafanaFlags {
  readonly datasource?: string
  readonly folder?: string
  readonly folderUid?: string
}

/** What a target calls its files, and what it writes into them. */
interface Target {
  readonly suffix: string
  readonly render: (rules: RuleSet, grafana: GrafanaOptions) => string
}

const TARGETS = {
  prometheus: { suffix: '.rules.yaml', render: ({ groups }: RuleSet) => renderPrometheus(groups) },
  'prometheus-operator': { suffix: '.prometheusrule.yaml', render: renderPrometheusOperator },
  'grafana-file': {
    suffix: '.grafana.yaml',
    render: ({ groups }: RuleSet, grafana: GrafanaOptions) => renderGrafanaFile(groups, grafana),
  },
  'grafana-api': {
    suffix: '.grafana.json',
    render: ({ groups }: RuleSet, grafana: GrafanaOptions) => renderGrafanaApi(groups, grafana),
  },
  'grafana-convert': {
    suffix: '.grafana-convert.yaml',
    render: ({ groups }: RuleSet, grafana: GrafanaOptions) => renderGrafanaConvert(groups, grafana),
  },
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
    .option('--datasource <uid>', 'Grafana: identifier of the Prometheus data source (default: "prometheus")')
    .option('--folder <title>', 'Grafana: title of the folder (default: "Model health")')
    .option('--folder-uid <uid>', 'Grafana: identifier of the folder (default: "driftline")')
    .action(async (paths: readonly string[], { target, out, ...flags }: BuildFlags) => {
      if (isNotificationTarget(target)) {
        await buildNotifications(paths, { target, ...flags, ...(out !== undefined && { out }) }, context)
        return
      }
      const { suffix, render }: Target = TARGETS[target]
      const grafana = toGrafanaOptions(flags)
      const files = new Set<string>()
      for (const path of paths) {
        const spec = await loadSpec(path)
        requireObjectives(spec, path)
        const built = buildRules(spec, { budgetExhausted: flags.budgetExhausted === true })
        const rules = flags.pack === true ? packRules(built) : built
        files.add(fileName(rules.model))
        const text = render(rules, grafana)
        if (out === undefined) context.stdout.write(text)
        else await writeRules(join(out, `${fileName(rules.model)}${suffix}`), text, { rules, context })
      }
      if (out === undefined) return
      const rules = processorRules({ job: flags.job })
      const file = files.has('driftline') ? rules.model : 'driftline'
      await writeRules(join(out, `${file}${suffix}`), render(rules, grafana), { rules, context })
    })
  addTicketHoursOption(build)
}

function toGrafanaOptions({ datasource, folder, folderUid }: GrafanaFlags): GrafanaOptions {
  return {
    ...(datasource !== undefined && { datasourceUid: datasource }),
    ...(folder !== undefined && { folder }),
    ...(folderUid !== undefined && { folderUid }),
  }
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

function requireObjectives({ slos }: MonitorSpec, path: string): void {
  if (Object.keys(slos).length > 0) return
  throw new InputError(
    'ERR_NO_OBJECTIVES',
    `${path}: the spec has no objectives, so there is nothing to alert on. Add some, e.g.\n\n  slos: {availability: 0.999, drift: 0.95}\n`,
  )
}

/** A model's name may hold anything; a file's name should not. */
function fileName(model: string): string {
  return model.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'model'
}
