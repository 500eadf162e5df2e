import type { MonitoredModel } from '@driftline/processor'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { CommandContext } from '../command-context.ts'
import type { GateInput } from '../gate/gate-case.ts'
import type { GateFlags, WindowFlag } from '../gate/gate-flags.ts'
import { addGateFlags, addWindowFlag } from '../gate/gate-flags.ts'
import { replayGate } from '../gate/replay-gate.ts'
import { isGate, printGate, runGate, toldOnFailure } from '../gate/run-gate.ts'
import { requireHashing } from '../hash-categories.ts'
import { loadProfile } from '../load-profile.ts'
import { loadSpec } from '../load-spec.ts'
import { renderNotJudged } from '../not-judged.ts'
import { createProgress } from '../print-progress.ts'
import { renderVerdictTable } from '../print-verdicts.ts'
import type { ReplayResult } from '../replay/replay-file.ts'
import { renderReplayHistory } from '../replay/render-replay-history.ts'
import { replayFile } from '../replay/replay-file.ts'
import { renderSchema } from '../schema/print-schema.ts'
import { specOption } from '../spec-option.ts'
import { requireOnce, STANDARD_STREAM, withFiles } from '../standard-input.ts'
import { parseRowRange } from '../tables/row-range.ts'
import { textBlocks } from '../text-blocks.ts'
import { writeFileWhole } from '../write-file-whole.ts'

/** What is replayed, and beside what. */
export interface ReplayFileFlags {
  readonly spec: string
  readonly profile?: string
  readonly rows?: string
  readonly timeColumn?: string
}

interface ReplayFlags extends ReplayFileFlags, GateFlags, WindowFlag {
  readonly json?: boolean
  readonly openmetrics?: boolean
  readonly out?: string
}

const EXAMPLES = `
Examples:
  driftline replay data.csv --spec model.yaml --profile profile.json --time-column date --json > verdicts.jsonl
  driftline report verdicts.jsonl --out report.html
  driftline replay data.csv --spec model.yaml --profile profile.json --fail-on act --junit drift.xml

Exit code 0, whatever drifted, without --fail-on; with it as those of "driftline gate".

History in Prometheus (years of it need the long limits):
  driftline replay data.csv --spec model.yaml --profile profile.json --openmetrics > history.om
  promtool tsdb create-blocks-from openmetrics --max-block-duration=30000h history.om ./data
  prometheus --storage.tsdb.path=./data --storage.tsdb.retention.time=100y
  query: last_over_time(ml_drift_severity[366d])
  driftline rules backtest model.yaml --prometheus http://127.0.0.1:9090 --from 2026-01-01 --step 1h`

/** `driftline replay`: history through the real wrapper, real OTLP and the real processor. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  const command = addReplayFlags(
    program
      .command('replay')
      .description("send a file's rows through wrapper, OTLP and processor by the file's own clock")
      .argument('<file>', 'rows in order of time: CSV, gzip CSV or Parquet, or - for standard input')
      .addOption(specOption(context)),
  )
    .addOption(
      new Option('--json', 'print JSON lines, one per window, segment, feature and reference').conflicts([
        'table',
        'openmetrics',
      ]),
    )
    .addOption(new Option('--table', 'print a ranked table (default)').conflicts(['openmetrics']))
    .option('--openmetrics', "print the processor's metrics with their times, for promtool")
    .option('--out <file>', 'write there instead of standard output')
  addWindowFlag(addGateFlags(command))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: ReplayFlags) => {
      const replayed = await toldOnFailure(flags, context, () => replayByFlags(file, flags, context))
      const { result, model } = replayed
      const blocks = textBlocks(renderResult(result, model, { flags, context }))
      const isToFile = flags.out !== undefined && flags.out !== STANDARD_STREAM
      if (isToFile) await writeFileWhole(flags.out, blocks, { what: 'the result' })
      else for (const block of blocks) context.stdout.write(block)
      const isTable = !flags.json && !flags.openmetrics
      if (!isTable)
        context.stderr.write(renderSchema(result.schema, context.stderr) + renderNotJudged(result.notJudged))
      if (!isGate(flags)) return
      const decided = await runGate(gateOf(replayed, flags), flags, context)
      const isBelow = isTable && !isToFile
      if (isBelow) context.stdout.write('\n')
      printGate(decided, isBelow ? context.stdout : context.stderr, context)
    })
}

/** Adds what is replayed, and beside what. */
export function addReplayFlags(command: Command): Command {
  return command
    .option(
      '--profile <file>',
      'reference profile, from "driftline profile build"; without one, references are learned from the first windows',
    )
    .option('--time-column <name>', "overrides the spec's columns.time")
    .option('--rows <from:to>', '0-based rows, the end exclusive; either side may be left out')
}

/** A file replayed, and the model it was replayed for. */
export interface Replayed {
  readonly model: MonitoredModel
  readonly result: ReplayResult
}

/** Replays a file, saying how far it is. */
export async function replayByFlags(file: string, flags: ReplayFileFlags, context: CommandContext): Promise<Replayed> {
  requireOnce([file, flags.spec])
  const spec = await loadSpec(flags.spec, context)
  const profile = flags.profile === undefined ? undefined : await loadProfile(flags.profile, spec)
  requireHashing({ spec, profile, env: context.env })
  const progress = createProgress({ stream: context.stderr, now: context.now })
  const result = await withFiles([file], context, ([path]) =>
    replayFile({
      path,
      spec,
      ...(profile && { profile }),
      ...(flags.rows !== undefined && { rows: parseRowRange(flags.rows) }),
      ...(flags.timeColumn !== undefined && { timeColumn: flags.timeColumn }),
      onProgress: (rows, timeMs) =>
        progress.update(`${rows.toLocaleString('en-US')} rows, ${new Date(timeMs).toISOString().slice(0, 10)}`),
    }),
  )
  progress.finish()
  return { model: { spec, profiles: profile ? [profile] : [] }, result }
}

/** What a gate decides on after a replay. */
export function gateOf({ model, result }: Replayed, { window = 'last' }: WindowFlag): GateInput {
  const profile = model.profiles[0]
  return replayGate(result, { spec: model.spec, windows: window, ...(profile && { profileId: profile.id }) })
}

function renderResult(
  result: ReplayResult,
  model: MonitoredModel,
  { flags, context }: { readonly flags: ReplayFlags; readonly context: CommandContext },
): Iterable<string> {
  if (flags.json) return renderJsonLines(result)
  if (flags.openmetrics) return renderReplayHistory(result, model)
  const { schema, lines, notJudged } = result
  return [renderSchema(schema, context.stdout), renderVerdictTable(lines, context.stdout), renderNotJudged(notJudged)]
}

/**
 * The first line also says what the file has otherwise than its reference, the last one what no line speaks of: one more
 * field breaks no reader of lines, as one more line would.
 */
function* renderJsonLines({ schema, lines, notJudged }: ReplayResult): Generator<string> {
  for (const [i, line] of lines.entries()) {
    const isLast = i === lines.length - 1
    const said = {
      ...(i === 0 && schema.length > 0 && { schema }),
      ...line,
      ...(isLast && notJudged.length > 0 && { notJudged }),
    }
    yield `${JSON.stringify(said)}\n`
  }
}
