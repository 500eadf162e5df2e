import { parseMonitorSpec, renderIssue } from '@driftline/spec'
import type { Checked, MonitorSpec } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import type { Command } from 'commander'

import { exitCodes } from '../command-context.ts'
import type { CommandContext } from '../command-context.ts'
import { readSpecText } from '../read-spec-text.ts'
import { renderSpecSummary } from '../print-spec-summary.ts'
import { estimateSeries } from '../series-budget.ts'

interface CheckFlags {
  readonly json?: boolean
}

interface CheckedFile {
  readonly file: string
  readonly text: string
  readonly checked: Checked<MonitorSpec>
}

const examples = `
Examples:
  driftline check model.yaml
  driftline check models/*.yaml --json | jq -r 'select(.ok == false) | .file'

Prints every problem at once with line, column and what to do; exit code 1 if there is any.
Without problems it prints what is watched and how many series the outputs may take in your Prometheus.`

/** `driftline check`: every problem of monitoring specs at once, or what they ask for. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('show every problem of a monitoring spec, or its summary and series budget')
    .argument('<specs...>', 'monitoring specs (YAML)')
    .option('--json', 'print one JSON object per file')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      let exitCode: number = exitCodes.good
      for (const path of paths) exitCode = Math.max(exitCode, await checkFile(path, flags, context))
      context.setExitCode(exitCode)
    })
}

async function checkFile(path: string, flags: CheckFlags, context: CommandContext): Promise<number> {
  const text = await readSpecText(path, context)
  if (text === undefined) return exitCodes.usage
  const file = { file: path, text, checked: parseMonitorSpec(text, { file: path }) }
  if (flags.json === true) context.stdout.write(`${JSON.stringify(toJson(file))}\n`)
  else if (file.checked.ok) context.stdout.write(renderSpecSummary(path, file.checked.value, context.stdout))
  else printIssues(file, context)
  return file.checked.ok ? exitCodes.good : exitCodes.problems
}

function printIssues({ file, text, checked }: CheckedFile, { stderr }: CommandContext): void {
  if (checked.ok) return
  const { issues } = checked
  stderr.write(`${issues.map((issue) => renderIssue(issue, text)).join('\n\n')}\n\n`)
  stderr.write(`${file}: ${toCountText(issues.length, 'problem')} found.\n`)
}

function toJson({ file, checked }: CheckedFile): unknown {
  if (!checked.ok) return { file, ok: false, issues: checked.issues }
  const { total, limit, shares } = estimateSeries(checked.value)
  return { file, ok: true, model: checked.value.model.name, series: { total, limit, shares } }
}
