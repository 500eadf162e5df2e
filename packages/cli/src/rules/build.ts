import { join } from 'node:path'
import type { RuleSet } from '@driftline/rules'
import { buildRules, renderPrometheus } from '@driftline/rules'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { toCountText } from '../report/number-text.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import { loadObjectives } from './load-objectives.ts'

interface BuildFlags {
  readonly target: keyof typeof TARGETS
  readonly out?: string
}

/** What a target calls its files, and what it writes into them. */
interface Target {
  readonly suffix: string
  readonly render: (rules: RuleSet) => string
}

const TARGETS = {
  prometheus: { suffix: '.rules.yaml', render: ({ groups }: RuleSet) => renderPrometheus(groups) },
} as const satisfies Readonly<Record<string, Target>>

/** `driftline rules build`: rule files for a target. */
export function addRulesBuildCommand(rules: Command, context: CommandContext): void {
  rules
    .command('build')
    .description('write the rules of monitoring specs, a file for each')
    .argument('<specs...>', 'monitoring specs (YAML) with `slos`')
    .addOption(
      new Option('--target <target>', 'what loads the rules').choices(Object.keys(TARGETS)).default('prometheus'),
    )
    .option('--out <folder>', 'where to write them; left out, they are printed')
    .action(async (paths: readonly string[], { target, out }: BuildFlags) => {
      const { suffix, render } = TARGETS[target]
      for (const path of paths) {
        const spec = await loadObjectives(path, context)
        if (!spec) continue
        const rules = buildRules(spec)
        if (out === undefined) context.stdout.write(render(rules))
        else await writeRules(join(out, `${fileName(rules.model)}${suffix}`), render(rules), { rules, context })
      }
    })
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
