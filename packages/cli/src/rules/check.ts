import { styleText } from 'node:util'
import type { CheckedRulesText } from '@driftline/rules'
import { buildRules, checkRulesText } from '@driftline/rules'
import type { MonitorSpec } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { readSpecText } from '../read-spec-text.ts'
import { isProblem, renderRuleIssue } from './rule-issues.ts'

interface CheckFlags {
  readonly json?: boolean
}

/** What was found in a file. */
interface Found extends CheckedRulesText {
  readonly file: string
  readonly text: string
}

const EXAMPLES = `
Examples:
  driftline rules check model.yaml
  driftline rules check models/*.yaml --json | jq -r 'select(.ok == false) | .file'

A problem is a rule that cannot do its work; exit code 1. A warning is one that does it otherwise than the spec seems to
expect, such as a tier that had to be made slower; it does not change the exit code.`

/** `driftline rules check`: what keeps the rules of a spec from doing their work. */
export function addRulesCheckCommand(rules: Command, context: CommandContext): void {
  rules
    .command('check')
    .description('show everything that keeps the rules of a spec from doing their work')
    .argument('<specs...>', 'monitoring specs (YAML) with `slos`')
    .option('--json', 'print one JSON object per file')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      let exitCode: number = exitCodes.good
      for (const path of paths) exitCode = Math.max(exitCode, await checkFile(path, flags, context))
      context.setExitCode(exitCode)
    })
}

async function checkFile(file: string, { json }: CheckFlags, context: CommandContext): Promise<number> {
  const text = await readSpecText(file, context)
  if (text === undefined) return exitCodes.usage
  const found = { file, text, ...checkRulesText(text, file) }
  const isGood = !found.issues.some(isProblem)
  if (json) context.stdout.write(`${JSON.stringify({ file, ok: isGood, issues: found.issues })}\n`)
  else print(found, context)
  return isGood ? exitCodes.good : exitCodes.problems
}

function print({ file, text, issues, spec }: Found, { stdout, stderr }: CommandContext): void {
  for (const issue of issues) stderr.write(`${renderRuleIssue(issue, text)}\n\n`)
  const problems = issues.filter(isProblem).length
  const warnings = issues.length - problems
  const told = [toCountText(problems, 'problem'), ...(warnings > 0 ? [toCountText(warnings, 'warning')] : [])]
  if (problems > 0) stderr.write(`${file}: ${told.join(', ')} found.\n`)
  else if (spec) stdout.write(`${styleText('green', 'ok', { stream: stdout })} ${file}: ${summaryOf(spec, warnings)}\n`)
}

function summaryOf(spec: MonitorSpec, warnings: number): string {
  const { groups } = buildRules(spec)
  const alerts = groups.flatMap((group) => group.rules).filter(({ kind }) => kind === 'alert').length
  return `${toCountText(alerts, 'alert')}${warnings > 0 ? `, ${toCountText(warnings, 'warning')}` : ''}`
}
