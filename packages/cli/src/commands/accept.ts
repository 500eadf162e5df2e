import type { ToldAcceptance } from '@driftline/processor'
import type { Command } from 'commander'
import type { Question } from '../accept/ask-processor.ts'
import { askProcessor, toProcessorUrl } from '../accept/ask-processor.ts'
import { acceptedText, renderAcceptances, revokedText } from '../accept/print-acceptances.ts'
import { readAcceptance, readAcceptances } from '../accept/read-acceptance.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { parseSegment } from '../parse-segment.ts'
import { printFailure } from '../print-failure.ts'
import { readToken } from '../serve/read-token.ts'

interface ConnectionFlags {
  readonly url: string
  readonly tokenFile?: string
  readonly json?: boolean
}

interface AcceptFlags extends ConnectionFlags {
  readonly model: string
  readonly feature: string
  readonly environment?: string
  readonly role?: string
  readonly segment?: { readonly name: string; readonly value: string }
  readonly kind?: string
  readonly until?: string
  readonly reason: string
  readonly by?: string
}

const PATH = '/v1/acceptances'

const EXAMPLES = `
Examples:
  driftline accept --model ridership --feature temperature --reason "new sensor since Monday"
  driftline accept --model ridership --feature clark_lake --kind missing --until 2026-01-31 --reason "station works"
  driftline accept --model ridership --feature fare --segment region=west --by ana --reason "new tariff"
  driftline accept list
  driftline accept revoke 3f2a9c51d0be

What is raised now is pinned: its windows since the onset, the last eight at most. From the next closed window on it is
"accepted", severity 0, as long as windows are like these; what moves on, another kind or another segment is raised.
It is kept until --until, "revoke" or a new profile. Exit code 1: nothing is raised there, so there is nothing to accept.`

/** `driftline accept`: live with drift that is meant, on a running processor. */
export function addAcceptCommand(program: Command, context: CommandContext): void {
  const accept = program.command('accept').description('accept drift that is meant, on a running processor')
  const add = accept
    .command('add', { isDefault: true })
    .description('accept what is raised; the word "add" may be left out')
    .requiredOption('--model <name>', 'model')
    .requiredOption('--feature <name>', 'feature, or prediction or score')
    .requiredOption('--reason <text>', 'why; shown on every verdict')
    .option('--by <name>', 'who; default: the user of this machine')
    .option('--kind <word>', 'only this kind: distribution, missing, … (default: every kind)')
    .option('--segment <name=value>', 'segment (default: everyone)', parseSegment)
    .option('--role <word>', 'live, canary or shadow (default: live)')
    .option('--until <date>', 'last day, or the instant it ends (default: until it is revoked)')
    .option('--environment <name>', 'needed where the model runs in several')
    .action(async (flags: AcceptFlags) => acceptDrift(flags, context))
  connected(add)
  connected(accept.command('list'))
    .description('show what people accepted')
    .action(async (flags: ConnectionFlags) => listAcceptances(flags, context))
  connected(accept.command('revoke'))
    .description('judge again what was accepted')
    .argument('<id>', 'as "accept" and "list" show it')
    .option('--by <name>', 'who; default: the user of this machine')
    .action(async (id: string, flags: ConnectionFlags & Pick<AcceptFlags, 'by'>) => revoke(id, flags, context))
  accept.addHelpText('after', () => `\n${add.helpInformation().replace(/^Usage:/, 'To accept:')}${EXAMPLES}`)
}

function connected(command: Command): Command {
  return command
    .option('--url <address>', 'where the processor listens', toProcessorUrl, 'http://127.0.0.1:4318')
    .option('--token-file <file>', 'token the processor was started with; default: DRIFTLINE_TOKEN')
    .option('--json', 'print JSON')
}

async function acceptDrift(flags: AcceptFlags, context: CommandContext): Promise<void> {
  const { model, feature, reason, environment, role, segment, kind, until } = flags
  const body = { model, feature, reason, by: whoOf(flags, context), environment, role, segment, kind, until }
  const value = await ask({ method: 'POST', path: PATH, body }, flags, context)
  if (value !== undefined) print(readAcceptance(value), acceptedText, { flags, context })
}

async function listAcceptances(flags: ConnectionFlags, context: CommandContext): Promise<void> {
  const value = await ask({ method: 'GET', path: PATH }, flags, context)
  if (value === undefined) return
  const acceptances = readAcceptances(value)
  if (flags.json) for (const own of acceptances) context.stdout.write(`${JSON.stringify(own)}\n`)
  else context.stdout.write(renderAcceptances(acceptances, context.stdout))
}

async function revoke(
  id: string,
  flags: ConnectionFlags & Pick<AcceptFlags, 'by'>,
  context: CommandContext,
): Promise<void> {
  const by = encodeURIComponent(whoOf(flags, context))
  const path = `${PATH}/${encodeURIComponent(id)}?by=${by}`
  const value = await ask({ method: 'DELETE', path }, flags, context)
  if (value !== undefined) print(readAcceptance(value), revokedText, { flags, context })
}

/** What the processor answers; undefined where it refused, which has been said. */
async function ask(question: Question, { url, tokenFile }: ConnectionFlags, context: CommandContext): Promise<unknown> {
  const token = await readToken(tokenFile, context.env)
  const answer = await askProcessor({ url, token }, question)
  if (answer.kind === 'answered') return answer.value
  printFailure(new InputError('ERR_REFUSED', answer.message), context)
  context.setExitCode(exitCodes.problems)
  return undefined
}

function print(
  acceptance: ToldAcceptance,
  toText: (acceptance: ToldAcceptance) => string,
  { flags, context }: { readonly flags: ConnectionFlags; readonly context: CommandContext },
): void {
  context.stdout.write(flags.json ? `${JSON.stringify(acceptance)}\n` : toText(acceptance))
}

/** The environment names the user of a terminal; a job that runs on its own has to say who answers for it. */
function whoOf({ by }: Pick<AcceptFlags, 'by'>, { env }: CommandContext): string {
  const who = by ?? env['USER'] ?? env['LOGNAME'] ?? env['USERNAME']
  if (who !== undefined && who !== '') return who
  throw new InputError('ERR_BY', 'Nobody knows who accepts this: the environment names no user. Say it with --by.')
}
