import { checkRules, hasObjectives, NO_OBJECTIVES } from '@driftline/rules'
import type { MonitorSpec } from '@driftline/spec'
import { locateIn } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { parseSpec, readText } from '../load-spec.ts'
import { printFailure } from '../print-failure.ts'
import { isProblem, renderRuleIssue } from './rule-issues.ts'

/**
 * A spec whose rules can do their work; undefined where it has no objectives, or some that cannot be told of, which has
 * then been said and is a problem found.
 */
export async function loadObjectives(path: string, context: CommandContext): Promise<MonitorSpec | undefined> {
  const text = await readText(path, 'the monitoring spec')
  const spec = parseSpec(path, text)
  const problem = hasObjectives(spec) ? problemsOf(spec, { path, text }) : toldAs(path, NO_OBJECTIVES)
  if (problem === undefined) return spec
  printFailure(problem, context)
  context.setExitCode(exitCodes.problems)
  return undefined
}

function problemsOf(
  spec: MonitorSpec,
  { path, text }: { readonly path: string; readonly text: string },
): InputError | undefined {
  const problems = checkRules(spec, { file: path, locate: locateIn(text) }).filter(isProblem)
  if (problems.length === 0) return undefined
  const found = `${path}: ${toCountText(problems.length, 'problem')} found; "driftline rules check" shows warnings too.`
  return new InputError('ERR_RULES', [...problems.map((issue) => renderRuleIssue(issue, text)), found].join('\n\n'))
}

function toldAs(path: string, { message, hint }: typeof NO_OBJECTIVES): InputError {
  return new InputError('ERR_NO_OBJECTIVES', `${path}: ${message}\n  ${hint}`)
}
