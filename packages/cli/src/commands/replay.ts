import type { MonitoredModel } from '@driftline/processor'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { requireHashing } from '../hash-categories.ts'
import { loadProfile } from '../load-profile.ts'
import { loadSpec } from '../load-spec.ts'
import { renderNotJudged } from '../not-judged.ts'
import { createProgress } from '../print-progress.ts'
import { renderVerdictTable } from '../print-verdicts.ts'
import type { ReplayResult } from '../replay/replay-file.ts'
import { renderReplayHistory } from '../replay/render-replay-history.ts'
import { replayFile } from '../replay/replay-file.ts'
import { parseRowRange } from '../tables/row-range.ts'
import { textBlocks } from '../text-blocks.ts'
import { writeFileWhole } from '../write-file-whole.ts'

interface ReplayFlags {
  readonly spec: string
  readonly profile?: string
  readonly rows?: string
  readonly timeColumn?: string
  readonly json?: boolean
  readonly openmetrics?: boolean
  readonly out?: string
}

const EXAMPLES = `
Examples:
  driftline replay data.csv --spec model.yaml --profile profile.json --time-column date --json > verdicts.jsonl
  driftline report verdicts.jsonl --out report.html

History in Prometheus (years of it need the long limits):
  driftline replay data.csv --spec model.yaml --profile profile.json --openmetrics > history.om
  promtool tsdb create-blocks-from openmetrics --max-block-duration=30000h history.om ./data
  prometheus --storage.tsdb.path=./data --storage.tsdb.retention.time=100y
  query: last_over_time(ml_drift_severity[366d])
  driftline rules backtest model.yaml --prometheus http://127.0.0.1:9090 --from 2026-01-01 --step 1h`

/** `driftline replay`: history through the real wrapper, real OTLP and the real processor. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command('replay')
    .description("send a file's rows through wrapper, OTLP and processor by the file's own clock")
    .argument('<file>', 'rows in order of time: CSV, gzip CSV or Parquet')
    .requiredOption('--spec <file>', 'monitoring spec of the model')
    .option(
      '--profile <file>',
      'reference profile, from "driftline profile build"; without one, references are learned from the first windows',
    )
    .option('--time-column <name>', "overrides the spec's columns.time")
    .option('--rows <from:to>', '0-based rows, the end exclusive; either side may be left out')
    .addOption(
      new Option('--json', 'print JSON lines, one per window, segment, feature and reference').conflicts([
        'table',
        'openmetrics',
      ]),
    )
    .addOption(new Option('--table', 'print a ranked table (default)').conflicts(['openmetrics']))
    .option('--openmetrics', "print the processor's metrics with their times, for promtool")
    .option('--out <file>', 'write there instead of standard output')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: ReplayFlags) => {
      const spec = await loadSpec(flags.spec)
      const profile = flags.profile === undefined ? undefined : await loadProfile(flags.profile, spec)
      requireHashing({ spec, profile, env: context.env })
      const progress = createProgress({ stream: context.stderr, now: context.now })
      const result = await replayFile({
        path: file,
        spec,
        ...(profile && { profile }),
        ...(flags.rows !== undefined && { rows: parseRowRange(flags.rows) }),
        ...(flags.timeColumn !== undefined && { timeColumn: flags.timeColumn }),
        onProgress: (rows, timeMs) =>
          progress.update(`${rows.toLocaleString('en-US')} rows, ${new Date(timeMs).toISOString().slice(0, 10)}`),
      })
      progress.finish()
      const blocks = textBlocks(renderResult(result, { spec, profiles: profile ? [profile] : [] }, { flags, context }))
      if (flags.out !== undefined) await writeFileWhole(flags.out, blocks, { what: 'the result' })
      else for (const block of blocks) context.stdout.write(block)
      if (flags.json || flags.openmetrics) context.stderr.write(renderNotJudged(result.notJudged))
    })
}

function renderResult(
  result: ReplayResult,
  model: MonitoredModel,
  { flags, context }: { readonly flags: ReplayFlags; readonly context: CommandContext },
): Iterable<string> {
  if (flags.json) return renderJsonLines(result)
  if (flags.openmetrics) return renderReplayHistory(result, model)
  return [renderVerdictTable(result.lines, context.stdout), renderNotJudged(result.notJudged)]
}

/** The last line also says what no line speaks of: one more field breaks no reader of lines, as one more line would. */
function* renderJsonLines({ lines, notJudged }: ReplayResult): Generator<string> {
  for (const line of lines.slice(0, -1)) yield `${JSON.stringify(line)}\n`
  const last = lines.at(-1)
  if (last) yield `${JSON.stringify(notJudged.length > 0 ? { ...last, notJudged } : last)}\n`
}
