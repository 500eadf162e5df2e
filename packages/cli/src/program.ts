import { readFileSync } from 'node:fs'

import { Command, CommanderError } from 'commander'

import { exitCodes } from './command-context.ts'
import type { AddCommand, CommandContext } from './command-context.ts'
import { addAcceptCommand } from './commands/accept.ts'
import { addCheckCommand } from './commands/check.ts'
import { addCompareCommand } from './commands/compare.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addExplainCommand } from './commands/explain.ts'
import { addProfileCommand } from './commands/profile.ts'
import { addReplayCommand } from './commands/replay.ts'
import { addReportCommand } from './commands/report.ts'
import { addRulesCommand } from './commands/rules.ts'
import { addServeCommand } from './commands/serve.ts'
import { printFailure } from './print-failure.ts'

/** The verbs, in the order of the help. */
const commands: readonly AddCommand[] = [
  addDemoCommand,
  addServeCommand,
  addDoctorCommand,
  addAcceptCommand,
  addCheckCommand,
  addProfileCommand,
  addCompareCommand,
  addReplayCommand,
  addReportCommand,
  addExplainCommand,
  addRulesCommand,
]

const examples = `
Examples:
  driftline demo                                  the whole path on this machine, on real data
  driftline profile build train.csv --spec model.yaml --out profile.json
  driftline serve --spec model.yaml --profile profile.json --state ./driftline-state
  driftline doctor --spec model.yaml              where the way from a service to a verdict is broken
  driftline accept --model ridership --feature temperature --reason "new sensor"
  driftline check model.yaml                      every problem of a monitoring spec, with line and column
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
  const program = createProgram({ ...context, setExitCode: (code) => (exitCode = code) })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage
    printFailure(error, context)
    return exitCodes.usage
  }
}

/** The whole command tree, bound to a context. */
export function createProgram(context: CommandContext): Command {
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
  for (const addCommand of commands) addCommand(program, context)
  return program
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
