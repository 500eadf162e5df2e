import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { comparisonGate } from '../gate/comparison-gate.ts'
import type { GateInput } from '../gate/gate-case.ts'
import type { GateFlags, WindowFlag } from '../gate/gate-flags.ts'
import { addGateFlags, addWindowFlag } from '../gate/gate-flags.ts'
import { renderGateJson } from '../gate/render-gate-json.ts'
import { printGate, runGate, toldOnFailure } from '../gate/run-gate.ts'
import { InputError } from '../input-error.ts'
import type { NotJudged } from '../not-judged.ts'
import { renderNotJudged } from '../not-judged.ts'
import { renderSchema } from '../schema/print-schema.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { specOption } from '../spec-option.ts'
import type { CompareFilesFlags } from './compare.ts'
import { addCompareFlags, compareFiles } from './compare.ts'
import type { ReplayFileFlags } from './replay.ts'
import { addReplayFlags, gateOf, replayByFlags } from './replay.ts'

interface AllFlags extends CompareFilesFlags, Omit<ReplayFileFlags, 'spec'>, GateFlags, WindowFlag {
  readonly json?: boolean
}

const EXAMPLES = `
Two files: the second beside the first, as "driftline compare" does.
  driftline gate train.csv today.csv --spec model.yaml
  driftline gate train.csv today.csv --spec model.yaml --fail-on look --junit drift.xml --summary drift.md

One file: its last complete windows beside a profile, as "driftline replay" does.
  driftline gate data.csv --spec model.yaml --profile profile.json
  driftline gate data.csv --spec model.yaml --profile profile.json --window any

Drift that is known and lived with:
  driftline gate train.csv today.csv --spec model.yaml --write-baseline drift-baseline.yaml
  driftline gate train.csv today.csv --spec model.yaml --baseline drift-baseline.yaml

Exit codes: 0 nothing raised, 1 raised, 2 could not judge: wrong usage, a file or spec that cannot be used, or not a
single feature judged. A column that is gone or of another type counts as act; one that was added is only said.`

/** `driftline gate`: whether data may pass, as an exit code. */
export function addGateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('gate')
    .description('fail where data drifted: an exit code for CI, with JUnit, a summary and a baseline')
    .argument('<file>', 'reference file, where two files are compared; else the rows of a replay')
    .argument('[current]', 'file of the rows in question')
    .addOption(specOption(context, 'every column of two files'))
  addWindowFlag(addReplayFlags(addCompareFlags(addGateFlags(command, 'act'))))
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, current: string | undefined, flags: AllFlags) => {
      const judged = await toldOnFailure(flags, context, () => judge({ file, current }, flags, context))
      const { stdout, stderr } = context
      if (!flags.json) stdout.write(renderSchema(judged.schema, stdout) + renderNotJudged(judged.notJudged))
      if (!flags.json && judged.notJudged.length > 0) stdout.write('\n')
      const result = await runGate(judged.input, flags, context)
      if (flags.json) stdout.write(`${JSON.stringify(renderGateJson(result, judged.schema))}\n`)
      printGate(result, flags.json ? stderr : stdout, context)
    })
}

interface Judged {
  readonly input: GateInput
  readonly schema: readonly SchemaChange[]
  readonly notJudged: readonly NotJudged[]
}

interface GatedFiles {
  readonly file: string
  readonly current: string | undefined
}

async function judge({ file, current }: GatedFiles, flags: AllFlags, context: CommandContext): Promise<Judged> {
  if (current === undefined) {
    refuseFlags(flags, ['referenceRows', 'currentRows'], 'needs two files, the reference and the one in question')
    const { spec } = flags
    if (spec === undefined)
      throw new InputError(
        'ERR_USAGE',
        'A replay needs a monitoring spec: give --spec or DRIFTLINE_SPEC, or two files.',
      )
    const replayed = await replayByFlags(file, { ...flags, spec }, context)
    return { input: gateOf(replayed, flags), ...replayed.result }
  }
  refuseFlags(
    flags,
    ['profile', 'rows', 'timeColumn', 'window'],
    'is of a replay, which takes one file; give one, or leave it out',
  )
  const { spec, comparison } = await compareFiles(file, current, { ...flags, context })
  return { input: comparisonGate(comparison, spec, current), ...comparison }
}

function refuseFlags(flags: AllFlags, names: readonly (keyof AllFlags)[], why: string): void {
  const given = names.find((name) => flags[name] !== undefined)
  if (given === undefined) return
  const option = `--${given.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw new InputError('ERR_USAGE', `${option} ${why}.`)
}
