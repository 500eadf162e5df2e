import { explainVerdict } from '@driftline/health'
import type { Explanation, VerdictLine } from '@driftline/health'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import type { AskedVerdict } from '../explain/choose-line.ts'
import { chooseLine } from '../explain/choose-line.ts'
import { contradictionText, renderExplanation } from '../explain/render-explanation.ts'
import { InputError } from '../input-error.ts'
import { parseSegment } from '../parse-segment.ts'
import { readVerdictFile } from '../read-verdict-file.ts'
import { isExpected } from '../print-failure.ts'
import { parseTime } from '../tables/parse-time.ts'

interface ExplainFlags {
  readonly feature: string
  readonly segment?: VerdictLine['segment']
  readonly reference?: string
  readonly window?: string
  readonly modelVersion?: string
  readonly role?: string
  readonly at?: number
  readonly json?: boolean
}

const examples = `
Examples:
  driftline replay data.csv --spec model.yaml --profile profile.json --json > lines.jsonl
  driftline explain lines.jsonl --feature temperature
  driftline explain lines.jsonl --feature temperature --at 2025-11-24 --reference seasonal
  driftline explain lines.jsonl --feature temperature --segment region=west --window 1w
  driftline serve … --json | tee lines.jsonl      lines of a running processor explain themselves as well

Prints from one line alone how its verdict is reckoned: rows, cells, design effect, PSI and its lower bound, or the
limits of a rate; thresholds, severities, what looking back makes of them, and the state. Every figure is computed anew;
where the line says something else, both are told and the exit code is 1. Without a verdict that fits, it says what
there is, with exit code 1 as well.`

/** `driftline explain`: the arithmetic of one verdict, step by step, from its JSON line alone. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description('show how a verdict is reckoned, step by step, from its line alone')
    .argument('<lines>', 'file with the output of driftline replay --json, or - for standard input')
    .requiredOption('--feature <name>', 'feature of the verdict')
    .option('--segment <dimension=value>', 'segment (default: everyone)', parseSegment)
    .option('--reference <name>', 'reference, e.g. training or seasonal (default: the headline)')
    .option('--window <length>', 'window length (default: the first of the file)')
    .option('--model-version <version>', 'version of the model (default: any)')
    .option('--role <role>', 'live, canary or shadow (default: any)')
    .option('--at <time>', 'a time within the window (default: the latest window)', parseInstant)
    .option('--json', 'print the steps as JSON')
    .addHelpText('after', examples)
    .action(async (path: string, flags: ExplainFlags) => {
      const { lines } = await readVerdictFile(path, context)
      const chosen = chooseLine(lines, askedBy(flags))
      if (chosen.ok) return explainLine(chosen.line, flags, context)
      context.stderr.write(`${chosen.message}\n`)
      context.setExitCode(exitCodes.problems)
    })
}

function askedBy({ feature, segment, reference, window, modelVersion, role, at }: ExplainFlags): AskedVerdict {
  return {
    feature,
    ...(segment && { segment }),
    ...(reference !== undefined && { reference }),
    ...(window !== undefined && { window }),
    ...(modelVersion !== undefined && { version: modelVersion }),
    ...(role !== undefined && { role }),
    ...(at !== undefined && { atMs: at }),
  }
}

function explainLine(line: VerdictLine, { json }: ExplainFlags, context: CommandContext): void {
  const { stdout, stderr } = context
  const explanation = requireExplanation(line)
  stdout.write(json === true ? `${JSON.stringify(explanation)}\n` : renderExplanation(line, explanation, stdout))
  if (explanation.contradictions.length === 0) return
  stderr.write(explanation.contradictions.map((found) => `${contradictionText(found)}\n`).join(''))
  context.setExitCode(exitCodes.problems)
}

function requireExplanation(line: VerdictLine): Explanation {
  try {
    return explainVerdict(line)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new InputError(
      'ERR_VERDICT_COUNTS',
      `The counts of the verdict on "${line.feature}" from ${line.start} are none that rows can give: ${cause.message}`,
      { cause },
    )
  }
}

function parseInstant(text: string): number {
  try {
    const timeMs = parseTime(text)
    if (timeMs !== undefined) return timeMs
  } catch (error) {
    if (!isExpected(error)) throw error
    throw new InvalidArgumentError(error.message)
  }
  throw new InvalidArgumentError('write a time, e.g. 2025-11-24 or 2025-11-24T13:00Z.')
}
