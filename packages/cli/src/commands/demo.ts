import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerdictLine } from '@driftline/health'
import { startProcessor } from '@driftline/processor'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { Command } from 'commander'
import { buildFileProfile } from '../build-file-profile.ts'
import type { CommandContext } from '../command-context.ts'
import type { RidershipDemo } from '../demo/ridership-demo.ts'
import { loadRidershipDemo } from '../demo/ridership-demo.ts'
import { postMetrics } from '../demo/post-metrics.ts'
import { fileError } from '../file-error.ts'
import { loadSpec } from '../load-spec.ts'
import { makeFolder } from '../make-folder.ts'
import { createProgress } from '../print-progress.ts'
import { renderVerdictTable } from '../print-verdicts.ts'
import { driveReplay } from '../replay/drive-replay.ts'
import type { ReplayRow } from '../replay/replay-row.ts'
import { createSimulatedService } from '../replay/simulated-service.ts'
import { renderReport } from '../report/render-report.ts'
import { writeFileWhole } from '../write-file-whole.ts'

interface DemoFlags {
  readonly json?: boolean
  readonly keep?: boolean
  readonly out: string
}

/** Days the model was trained on: the reference. */
const REFERENCE_ROWS = { from: 0, to: 1074 }

/** `driftline demo`: a real model, thirteen years of real data, the whole path on this machine. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('serve 13 years of Chicago ridership from a real model and watch it drift; needs no server')
    .option('--json', 'print JSON lines, as "driftline replay --json" does')
    .option('--keep', 'leave the processor up with its /metrics until Ctrl-C')
    .option('--out <folder>', 'where to write profile, verdicts and report', 'driftline-demo')
    .action(async (flags: DemoFlags) => runDemo(flags, context))
}

async function runDemo(flags: DemoFlags, context: CommandContext): Promise<void> {
  await requireFolder(flags.out)
  const demo = await loadRidershipDemo()
  const spec = await loadSpec(fileURLToPath(demo.specFile))
  const lines: VerdictLine[] = []
  const say = (text: string): void => void (flags.json || context.stdout.write(`${text}\n`))
  say(
    'Chicago ridership: an ONNX model of Clark/Lake station, trained on 2001 to 2003, serves every day from 2004 to 2016.',
  )
  const profile = await buildFileProfile({ path: fileURLToPath(demo.dataFile), spec, rows: REFERENCE_ROWS })
  say(
    `Reference: ${profile.provenance.rowCount} days of training data, ${Object.keys(profile.features).length} features.`,
  )
  const processor = await startProcessor({
    models: [{ spec, profiles: [profile] }],
    port: 0,
    coveredSinceMs: -Infinity,
    limits: { latenessMs: 0 },
    now: context.now,
    onLines: (closed) => lines.push(...closed),
  })
  try {
    say(`Processor: OTLP on http://${processor.host}:${processor.port}/v1/metrics, loopback only.`)
    const rowCount = await serveRows({ demo, spec, profile, url: processor.url, context })
    await processor.finish()
    await present({ flags, context, lines, rowCount, profile: JSON.stringify(profile) })
    if (flags.keep) await keepUp(processor.url, context)
  } finally {
    await processor.stop()
  }
}

/** Before any work: thirteen years of it would be for nothing. */
async function requireFolder(path: string): Promise<void> {
  try {
    await makeFolder(path)
  } catch (cause) {
    const trouble = 'the folder of the demo cannot be created'
    const whenAbsent = 'no folder can be created there'
    throw fileError({ path, trouble, whenAbsent, advice: 'Choose another with --out' }, cause)
  }
}

async function serveRows(task: {
  readonly demo: RidershipDemo
  readonly spec: MonitorSpec
  readonly profile: ReferenceProfile
  readonly url: string
  readonly context: CommandContext
}): Promise<number> {
  const { demo, spec, profile, context } = task
  const progress = createProgress({ stream: context.stderr, now: context.now, sparseEveryMs: 5000 })
  const service = createSimulatedService({
    spec,
    profile,
    version: demo.modelVersion,
    model: (row: ReplayRow) => demo.predict(row.features),
  })
  const rowCount = await driveReplay({
    spec,
    service,
    rows: [demo.rows(REFERENCE_ROWS.to)],
    send: (request) => postMetrics(task.url, request),
    onProgress: (rows, timeMs) =>
      progress.update(
        `served ${rows.toLocaleString('en-US')} days, until ${new Date(timeMs).toISOString().slice(0, 10)}`,
      ),
  })
  progress.finish()
  return rowCount
}

async function present(result: {
  readonly flags: DemoFlags
  readonly context: CommandContext
  readonly lines: readonly VerdictLine[]
  readonly rowCount: number
  readonly profile: string
}): Promise<void> {
  const { flags, context, lines } = result
  const jsonLines = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const write = (name: string, text: string): Promise<void> =>
    writeFileWhole(join(flags.out, name), text, { what: name, createFolder: true })
  await write('profile.json', `${result.profile}\n`)
  await write('verdicts.jsonl', jsonLines)
  await write('report.html', renderReport(lines, { title: 'Chicago ridership' }))
  if (flags.json) {
    context.stdout.write(jsonLines)
    return
  }
  context.stdout.write(`Served ${result.rowCount.toLocaleString('en-US')} days.\n\n`)
  context.stdout.write(renderVerdictTable(lines, context.stdout))
  context.stdout.write(
    `\nOpen the picture: ${join(flags.out, 'report.html')}\nVerdicts: ${join(flags.out, 'verdicts.jsonl')}\n`,
  )
}

async function keepUp(url: string, context: CommandContext): Promise<void> {
  context.stderr.write(`The processor stays up: ${url}/metrics (Ctrl-C ends it).\n`)
  await new Promise<void>((resolve) => context.drainOnSignal(async () => resolve()))
}
