import { inactiveFields, parseMonitorSpec, renderIssue } from '@driftline/spec'
import type { Checked, Issue, MonitorSpec } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import type { Command } from 'commander'

import { exitCodes } from '../command-context.ts'
import type { CommandContext } from '../command-context.ts'
import { readSpecText } from '../read-spec-text.ts'
import { renderSpecSummary } from '../print-spec-summary.ts'
import { estimateSeries } from '../series-budget.ts'
import { requireOnce, STANDARD_INPUT, STANDARD_STREAM } from '../standard-input.ts'

interface CheckFlags {
  readonly json?: boolean
  readonly strict?: boolean
}

interface CheckedFile {
  readonly file: string
  readonly text: string
  readonly checked: Checked<MonitorSpec>
  /** Fields that nothing acts on yet. */
  readonly inactive: readonly Issue[]
}

const examples = `
Examples:
  driftline check model.yaml
  driftline check models/*.yaml --json | jq -r 'select(.ok == false) | .file'

Prints every problem at once with line, column and what to do; exit code 1 if there is any.
What is written and not acted on yet is named; with --strict it is a problem too.
Without problems it prints what is watched and how many series the outputs may take in your Prometheus.`

/** `driftline check`: every problem of monitoring specs at once, or what they ask for. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('show every problem of a monitoring spec, or its summary and series budget')
    .argument('<specs...>', 'monitoring specs (YAML), or - for standard input')
    .option('--json', 'print one JSON object per file')
    .option('--strict', 'take what is not active yet as a problem')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      requireOnce(paths)
      let exitCode: number = exitCodes.good
      for (const path of paths) exitCode = Math.max(exitCode, await checkFile(path, flags, context))
      context.setExitCode(exitCode)
    })
}

async function checkFile(given: string, flags: CheckFlags, context: CommandContext): Promise<number> {
  const text = await readSpecText(given, context)
  const path = given === STANDARD_STREAM ? STANDARD_INPUT : given
  if (text === undefined) return exitCodes.usage
  const inactive = inactiveFields(text, { file: path })
  const parsed = parseMonitorSpec(text, { file: path })
  const refused = flags.strict === true && parsed.ok && inactive.length > 0
  const checked = refused ? { ok: false as const, issues: inactive } : parsed
  const file = { file: path, text, checked, inactive }
  if (flags.json === true) context.stdout.write(`${JSON.stringify(toJson(file))}\n`)
  else if (checked.ok) context.stdout.write(renderSummary(file, checked.value, context))
  else printIssues(file, checked.issues, context)
  return checked.ok ? exitCodes.good : exitCodes.problems
}

function renderSummary({ file, inactive }: CheckedFile, spec: MonitorSpec, { stdout }: CommandContext): string {
  const notes = inactive.map(({ line, column, message }) => `   ${file}:${line}:${column} ${message}\n`)
  return renderSpecSummary(file, spec, stdout) + notes.join('')
}

function printIssues({ file, text }: CheckedFile, issues: readonly Issue[], { stderr }: CommandContext): void {
  stderr.write(`${issues.map((issue) => renderIssue(issue, text)).join('\n\n')}\n\n`)
  stderr.write(`${file}: ${toCountText(issues.length, 'problem')} found.\n`)
}

function toJson({ file, checked, inactive }: CheckedFile): unknown {
  if (!checked.ok) return { file, ok: false, issues: checked.issues }
  return {
    file,
    ok: true,
    model: checked.value.model.name,
    series: estimateSeries(checked.value),
    notActiveYet: inactive,
  }
}
