import type { Command } from 'commander'
import { toProcessorUrl } from '../accept/ask-processor.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import type { Door } from '../doctor/ask-http.ts'
import { askModel, checkDoor } from '../doctor/check-door.ts'
import { checkModels, unknownModel } from '../doctor/check-models.ts'
import type { NamedModel } from '../doctor/check-names.ts'
import { checkNames } from '../doctor/check-names.ts'
import { checkSenders } from '../doctor/check-senders.ts'
import type { Finding } from '../doctor/finding.ts'
import { renderFindings } from '../doctor/print-findings.ts'
import { loadSpec } from '../load-spec.ts'
import { readToken } from '../serve/read-token.ts'
import { specOption } from '../spec-option.ts'

interface DoctorFlags {
  readonly url: string
  readonly spec?: string
  readonly tokenFile?: string
  readonly json?: boolean
}

/** Models whose names are looked at without a spec. */
const MOST_MODELS = 20

const EXAMPLES = `
Examples:
  driftline doctor                                   every model of the processor on this machine
  driftline doctor --spec model.yaml                 one model, against the spec at hand
  driftline doctor --url http://10.0.0.7:4318 --token-file /run/secrets/driftline-token

Checks, in order: the processor is reached, it takes a test point (which counts for no model), the model is seen, its
names match spec and profile, senders have nothing to complain about. Each problem says what to do.
Exit codes: 0 all is well, 1 a problem was found, 2 wrong usage or a spec that cannot be used.`

/** `driftline doctor`: where the way from a service to a verdict is broken. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('find where the way from a service to a verdict is broken, on a running processor')
    .option('--url <address>', 'where the processor listens', toProcessorUrl, 'http://127.0.0.1:4318')
    .addOption(specOption(context, 'every model the processor knows'))
    .option('--token-file <file>', 'token the processor was started with; default: DRIFTLINE_TOKEN')
    .option('--json', 'print each finding as a JSON line')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: DoctorFlags) => examine(flags, context))
}

async function examine(flags: DoctorFlags, context: CommandContext): Promise<void> {
  const spec = flags.spec === undefined ? undefined : await loadSpec(flags.spec)
  const token = await readToken(flags.tokenFile, context.env)
  const door = { url: flags.url.replace(/\/$/, ''), ...(token !== undefined && { token }) }
  const wanted = spec && { model: spec.model.name, features: Object.keys(spec.features) }
  const findings = await find(door, { wanted, now: context.now })
  if (flags.json) for (const finding of findings) context.stdout.write(`${JSON.stringify(finding)}\n`)
  else context.stdout.write(renderFindings(findings, context.stdout))
  if (findings.some(({ isOk }) => !isOk)) context.setExitCode(exitCodes.problems)
}

interface Asked {
  /** The model of the spec at hand, and the features it names. */
  readonly wanted: { readonly model: string; readonly features: readonly string[] } | undefined
  readonly now: () => number
}

async function find(door: Door, { wanted, now }: Asked): Promise<readonly Finding[]> {
  const { findings, status } = await checkDoor(door, { now })
  if (!status) return findings
  const models = wanted ? await namedModels(door, wanted.model) : status.models
  const ofModels = wanted && models.length === 0 ? [unknownModel(status, wanted.model)] : checkModels(models, status)
  const ofNames = await namesOf(door, { models, wanted })
  return [...findings, ...ofModels, ...ofNames, ...checkSenders(status, wanted?.model)]
}

async function namesOf(
  door: Door,
  { models, wanted }: Pick<Asked, 'wanted'> & { readonly models: readonly NamedModel[] },
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const names = new Set(models.map(({ model }) => model))
  for (const name of [...names].slice(0, MOST_MODELS))
    for (const own of await namedModels(door, name)) findings.push(...checkNames(own, wanted?.features))
  return findings
}

/** A model in all its environments, with the names of its features. */
async function namedModels(door: Door, model: string): Promise<readonly NamedModel[]> {
  return (await askModel(door, model))?.models ?? []
}
