import { dirname, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitoredModel, RunningProcessor } from '@driftline/processor'
import { createLogger, startProcessor } from '@driftline/processor'
import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { loadProfile } from '../load-profile.ts'
import { loadSpec } from '../load-spec.ts'

interface ServeFlags {
  readonly spec: readonly string[]
  readonly profile?: readonly string[]
  readonly host: string
  readonly port: number
  readonly state?: string
  readonly checkpoint: number
  readonly lateness: number
  readonly coveredSince?: number
  readonly otlpEndpoint?: string
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  driftline serve --spec model.yaml --profile profile.json --state ./driftline-state
  driftline serve --spec a.yaml b.yaml --port 4338 --json > verdicts.jsonl

Services send OTLP/HTTP to http://127.0.0.1:4318 (OTEL_EXPORTER_OTLP_ENDPOINT); Prometheus scrapes /metrics there.
Without --state, what was counted since the last closed window is lost with the process. After a crash, --json prints
the verdicts since the last checkpoint once more: each line at least once.`

/** `driftline serve`: the processor. */
export function addServeCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('run the processor: OTLP in, verdicts out on /metrics; stands beside the Collector')
    .requiredOption('--spec <files...>', 'monitoring specs, one per model')
    .option('--profile <files...>', "reference profiles; default: the specs' references.training.profile")
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'TCP port; 0 takes a free one', toPort, 4318)
    .option('--state <folder>', 'where state survives a restart')
    .option('--checkpoint <duration>', 'time between checkpoints', toDuration, 30_000)
    .option('--lateness <duration>', 'how long a window waits for late points', toDuration, 60_000)
    .option(
      '--covered-since <time>',
      'count streams in full that started after this time (ISO 8601); default: now',
      toTime,
    )
    .option('--otlp-endpoint <url>', 'push verdicts there over OTLP/HTTP, every minute and as windows close')
    .option('--json', 'print verdicts as JSON lines as windows close')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ServeFlags) => serve(flags, context))
}

async function serve(flags: ServeFlags, context: CommandContext): Promise<void> {
  const logger = createLogger('info')
  const models = await loadModels(flags)
  const exportTo = exportTarget(flags, context)
  const processor: RunningProcessor = await startProcessor({
    models,
    ...(exportTo && { exportTo: { ...exportTo, onProblem: (message) => logger.warn(message) } }),
    host: flags.host,
    port: flags.port,
    limits: { latenessMs: flags.lateness },
    now: context.now,
    ...(flags.state !== undefined && { stateDirectory: flags.state }),
    ...(flags.coveredSince !== undefined && { coveredSinceMs: flags.coveredSince }),
    onLines: (lines) => {
      if (flags.json) context.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      logger.info(closedText(lines))
    },
    onProblem: (message) => logger.error(message),
    onRejected: (message) => logger.warn(message),
  })
  logger.info(`listening on ${processor.url}: OTLP/HTTP on /v1/metrics, Prometheus on /metrics, health on /health`)
  for (const { spec, profiles } of models) logger.info(modelText(spec, profiles))
  await untilSignal(processor, flags, context)
  logger.info('stopped')
}

async function untilSignal(processor: RunningProcessor, flags: ServeFlags, context: CommandContext): Promise<void> {
  const report = (error: unknown): void =>
    void context.stderr.write(
      `checkpoint failed, tried again: ${error instanceof Error ? error.message : String(error)}\n`,
    )
  const timers = [
    setInterval(() => void processor.checkpoint().catch(report), flags.checkpoint),
    setInterval(() => void processor.advance().catch(report), Math.max(1000, flags.lateness / 2)),
    setInterval(() => processor.export(), EXPORT_INTERVAL_MS),
  ]
  await new Promise<void>((resolveStopped) =>
    context.drainOnSignal(async () => {
      for (const timer of timers) clearInterval(timer)
      await processor.stop()
      resolveStopped()
    }),
  )
}

/** Prometheus forgets a series after five minutes, so verdicts are repeated. */
const EXPORT_INTERVAL_MS = 60_000

/** Where verdicts are pushed: the flag, else the standard environment of OTLP exporters. */
function exportTarget({ otlpEndpoint }: ServeFlags, { env, now }: CommandContext) {
  const base = otlpEndpoint ?? env['OTEL_EXPORTER_OTLP_ENDPOINT']
  const own = otlpEndpoint === undefined ? env['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'] : undefined
  const endpoint = own ?? (base && `${base.replace(/\/+$/, '')}/v1/metrics`)
  return endpoint ? { endpoint, now } : undefined
}

async function loadModels(flags: ServeFlags): Promise<readonly MonitoredModel[]> {
  const models: MonitoredModel[] = []
  for (const path of flags.spec) {
    const spec = await loadSpec(path)
    const files = flags.profile ?? (await specProfiles(spec, path))
    models.push({ spec, profiles: await Promise.all(files.map((file) => loadProfile(file, spec))) })
  }
  return models
}

/** Files that the spec's training reference names; `{version}` stands for any version. */
async function specProfiles(spec: MonitorSpec, specPath: string): Promise<readonly string[]> {
  const template = spec.references.training.profile
  if (template === undefined) return []
  const path = resolve(dirname(specPath), template)
  if (!path.includes('{version}')) return existsSync(path) ? [path] : []
  const folder = dirname(path)
  if (folder.includes('{version}') || !existsSync(folder)) return []
  const [before = '', after = ''] = path.split('{version}')
  const names = await readdir(folder)
  return names
    .map((name) => resolve(folder, name))
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .sort()
}

function closedText(lines: readonly VerdictLine[]): string {
  const [first] = lines
  if (!first) return 'a window without rows was closed'
  const raised = lines.filter(({ state }) => state === 'act' || state === 'investigate')
  const named = raised.slice(0, 5).map(({ feature, state }) => `${feature} ${state}`)
  const list = named.length > 0 ? `: ${named.join(', ')}${raised.length > named.length ? ', …' : ''}` : ''
  return `${first.model} ${first.window} window until ${first.end}: ${raised.length} of ${lines.length} verdicts raised${list}`
}

function modelText(spec: MonitorSpec, profiles: readonly ReferenceProfile[]): string {
  const windows = spec.windows.map(({ name }) => name).join(', ')
  if (profiles.length === 0)
    return `${spec.model.name}: no reference profile, so its first ${spec.references.training.baseline.rows.toLocaleString('en-US')} rows become one; "driftline profile build" makes a better one (windows ${windows})`
  return `${spec.model.name}: ${profiles.length} reference profile${profiles.length > 1 ? 's' : ''}, windows ${windows}`
}

function toPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535.')
}

function toDuration(text: string): number {
  try {
    return parseDuration(text)
  } catch (cause) {
    throw new InvalidArgumentError(cause instanceof Error ? cause.message : 'a duration such as 30s is needed.')
  }
}

function toTime(text: string): number {
  const timeMs = Date.parse(text)
  if (!Number.isNaN(timeMs)) return timeMs
  throw new InvalidArgumentError('a time such as 2025-11-24T00:00:00Z is needed.')
}
