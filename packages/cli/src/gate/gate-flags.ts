import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { FailLevel } from './fail-level.ts'
import { toFailLevel } from './fail-level.ts'
import type { GatedWindows } from './gated-lines.ts'

/** What a command that can be a gate is told. */
export interface GateFlags {
  readonly failOn?: FailLevel
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly junit?: string
  readonly summary?: string
}

/** Which windows of a replay count. */
export interface WindowFlag {
  readonly window?: GatedWindows
}

/** Adds what makes a gate of a command. @param failOn level without `--fail-on`; left out, the command does not fail. */
export function addGateFlags(command: Command, failOn?: FailLevel): Command {
  const level = new Option(
    '--fail-on <state>',
    'exit code 1 from this state on: act, look (investigate or act) or suspected (seen once, or worse)',
  ).argParser(toFailLevel)
  return command
    .addOption(failOn === undefined ? level : level.default(failOn))
    .option('--baseline <file>', 'drift that is known and lived with (YAML)')
    .option('--write-baseline <file>', 'write what fails now as known; reasons, last days and comments in it stay')
    .option('--junit <file>', 'write JUnit XML there', toFileName)
    .option('--summary <file>', 'write Markdown there; default: added to GITHUB_STEP_SUMMARY', toFileName)
}

/** Adds the choice of windows. */
export function addWindowFlag(command: Command): Command {
  return command.addOption(
    new Option('--window <which>', 'windows that can fail: the last complete one of each series, or any').choices([
      'last',
      'any',
    ]),
  )
}

function toFileName(text: string): string {
  if (text !== '-' && text !== '') return text
  throw new InvalidArgumentError('name a file: standard output is for the result.')
}
