import { readFileSync } from 'node:fs'

import { Command, CommanderError } from 'commander'

import { exitCodes } from './command-context.ts'
import type { CommandContext } from './command-context.ts'
import { printFailure } from './print-failure.ts'
import { verbs } from './verbs.ts'
import type { Verb } from './verbs.ts'

const examples = `
Examples:
  driftline demo                                  the whole path on this machine, on real data
  driftline init train.csv                        a first monitoring spec, with comments
  driftline profile build train.csv --spec model.yaml --out profile.json
  driftline serve --spec model.yaml --profile profile.json --state ./driftline-state
  driftline doctor --spec model.yaml              where the way from a service to a verdict is broken
  driftline accept --model ridership --feature temperature --reason "new sensor"
  driftline check model.yaml                      every problem of a monitoring spec, with line and column
  driftline gate train.csv today.csv --spec model.yaml    exit code 1 where data drifted, for CI
  driftline report lines.jsonl -o report.html     one self-contained page from the verdicts of a replay
  driftline explain lines.jsonl --feature temp    how one verdict is reckoned, step by step
  driftline rules build model.yaml --out rules/   alert rules from the objectives of a spec

Exit codes: 0 good, 1 problems found, 2 wrong usage or unusable input.`

/**
 * Runs one command line.
 *
 * @param args - arguments after the program's name.
 * @returns the exit code: 0 good, 1 problems found, 2 wrong usage or unusable input.
 */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = exitCodes.good
  try {
    const program = await createProgram({ ...context, setExitCode: (code) => (exitCode = code) }, args)
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage
    printFailure(error, context)
    return exitCodes.usage
  }
}

/**
 * The command tree, bound to a context.
 *
 * @param called - names among which those of the verbs to import are; the others are only listed. Default: all.
 */
export async function createProgram(
  context: CommandContext,
  called: readonly string[] = verbs.map(({ name }) => name),
): Promise<Command> {
  const program = new Command('driftline')
    .description('Model health inside the observability stack you already run.')
    .version(readVersion(), '-V, --version')
    .showHelpAfterError('(add --help for what is possible)')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
      getOutHelpWidth: () => context.stdout.columns ?? 100,
      getErrHelpWidth: () => context.stderr.columns ?? 100,
    })
  for (const verb of verbs)
    if (called.includes(verb.name)) (await verb.load())(program, context)
    else program.addCommand(listedOnly(verb))
  return program
}

/** A command that stands in the help of the program and among the names a mistyped one is like. */
function listedOnly({ name, usage = '', summary }: Verb): Command {
  const listed = new Command(name).description(summary)
  for (const term of usage.split(' ').filter((part) => part !== ''))
    if (term === '[options]') listed.option('--listed')
    else listed.argument(term)
  return listed
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
