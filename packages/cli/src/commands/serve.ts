import type { RunningProcessor } from '@driftline/processor'
import { createLogger, startProcessor } from '@driftline/processor'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { CommandContext } from '../command-context.ts'
import type { DelayedCall } from '../serve/delayed-call.ts'
import { createDelayedCall } from '../serve/delayed-call.ts'
import { exportTarget } from '../serve/export-target.ts'
import { exposureWarning } from '../serve/exposure.ts'
import { loadModels } from '../serve/load-models.ts'
import { arrivalText, closedText, commandText, modelText } from '../serve/log-text.ts'
import { renderStatus } from '../serve/status-page/render-status.ts'
import { toDuration, toPause, toPort, toTime } from '../serve/option-values.ts'
import { readToken } from '../serve/read-token.ts'
import { requireStateFolder, toStartProblem } from '../serve/start-problem.ts'
import { specsOption } from '../spec-option.ts'
import { systemReason } from '../system-reason.ts'

interface ServeFlags {
  readonly spec: readonly string[]
  readonly profile?: readonly string[]
  readonly host: string
  readonly port: number
  readonly tokenFile?: string
  readonly insecure?: boolean
  readonly allowedHost?: readonly string[]
  readonly state?: string
  readonly checkpoint: number
  readonly lateness: number
  readonly maxFuture: number
  readonly coveredSince?: number
  readonly otlpEndpoint?: string
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  driftline serve --spec model.yaml --profile profile.json --state ./driftline-state
  driftline serve --spec a.yaml b.yaml --profile a-1.json a-2.json b.json --port 4338 --json > verdicts.jsonl
  driftline serve --spec model.yaml --host 0.0.0.0 --token-file /run/secrets/driftline-token

Services send OTLP/HTTP to http://127.0.0.1:4318 (OTEL_EXPORTER_OTLP_ENDPOINT); Prometheus scrapes /metrics there.
Beyond this machine a token is needed, from --token-file or DRIFTLINE_TOKEN: senders and Prometheus show it as
"Authorization: Bearer …"; /health needs none. The processor does not speak TLS; a proxy before it does.
Without --state, what was counted since the last closed window is lost with the process. After a crash, --json prints
the verdicts since the last checkpoint once more: each line at least once.`

/** `driftline serve`: the processor. */
export function addServeCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('run the processor: OTLP in, verdicts out on /metrics; stands beside the Collector')
    .addOption(specsOption(context))
    .option(
      '--profile <files...>',
      "reference profiles, each for the spec of its model; default: those the specs' references.training.profile names",
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'TCP port; 0 takes a free one', toPort, 4318)
    .option('--token-file <file>', 'token that senders and scrapers must show; default: DRIFTLINE_TOKEN')
    .option('--insecure', 'listen beyond this machine without a token')
    .option('--allowed-host <names...>', 'names beside localhost that requests may be addressed to')
    .option('--state <folder>', 'where state survives a restart')
    .addOption(
      new Option('--checkpoint <duration>', 'time between checkpoints').argParser(toPause).default(30_000, '30s'),
    )
    .addOption(
      new Option('--lateness <duration>', 'how long a window waits for late points')
        .argParser(toDuration)
        .default(60_000, '1m'),
    )
    .addOption(
      new Option('--max-future <duration>', 'how far ahead of this clock a point may be')
        .argParser(toDuration)
        .default(600_000, '10m'),
    )
    .option(
      '--covered-since <time>',
      'count streams in full that started after this time (ISO 8601); default: now',
      toTime,
    )
    .option(
      '--otlp-endpoint <url>',
      'push verdicts there over OTLP/HTTP, within a second of each closed window and every minute',
    )
    .option('--json', 'print verdicts as JSON lines as windows close')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ServeFlags) => serve(flags, context))
}

async function serve(flags: ServeFlags, context: CommandContext): Promise<void> {
  const logger = createLogger('info')
  const models = await loadModels({ specs: flags.spec, profiles: flags.profile ?? [] })
  const exportTo = exportTarget(flags.otlpEndpoint, context)
  const token = await readToken(flags.tokenFile, context.env)
  if (flags.state !== undefined) await requireStateFolder(flags.state)
  let running: RunningProcessor | undefined
  const push = createDelayedCall(() => running?.export(), PUSH_DELAY_MS)
  running = await start(flags, {
    models,
    ...(exportTo && { exportTo: { ...exportTo, onProblem: (message: string) => logger.warn(message) } }),
    ...(token !== undefined && { token }),
    now: context.now,
    ...(flags.json && {
      onLines: (lines) => void context.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    }),
    onClosed: (lines) => {
      logger.info(closedText(lines))
      push.ask()
    },
    onArrival: (arrival) => logger.info({ event: 'first_arrival', ...arrival }, arrivalText(arrival)),
    renderStatus,
    onCommand: ({ kind, by, acceptance }) =>
      logger.info({ event: kind, by, acceptance }, commandText(kind, acceptance)),
    onProblem: (message) => logger.error(message),
    onRejected: (message) => logger.warn(message),
  })
  logger.info(
    `listening on ${running.url}: OTLP/HTTP on /v1/metrics, Prometheus on /metrics, status on /, health on /health`,
  )
  const { host } = running
  const warning = exposureWarning({ host, hasToken: token !== undefined, insecure: flags.insecure === true })
  if (warning !== undefined) logger.warn(warning)
  for (const { spec, profiles } of models) logger.info(modelText(spec, profiles))
  await untilSignal({ processor: running, push, flags, context })
  logger.info('stopped')
}

type RunOptions = Parameters<typeof startProcessor>[0]

/** Adds what the flags say by themselves. @throws InputError in the words of the flags. */
async function start(flags: ServeFlags, options: RunOptions): Promise<RunningProcessor> {
  try {
    return await startProcessor({
      ...options,
      host: flags.host,
      port: flags.port,
      limits: { latenessMs: flags.lateness, maxFutureMs: flags.maxFuture },
      ...(flags.insecure !== undefined && { insecure: flags.insecure }),
      ...(flags.allowedHost !== undefined && { allowedHosts: flags.allowedHost }),
      ...(flags.state !== undefined && { stateDirectory: flags.state }),
      ...(flags.coveredSince !== undefined && { coveredSinceMs: flags.coveredSince }),
    })
  } catch (cause) {
    throw toStartProblem(cause, flags)
  }
}

interface Serving {
  readonly processor: RunningProcessor
  readonly push: DelayedCall
  readonly flags: ServeFlags
  readonly context: CommandContext
}

async function untilSignal({ processor, push, flags, context }: Serving): Promise<void> {
  const report =
    (what: string) =>
    (error: unknown): void =>
      void context.stderr.write(`${what}: ${systemReason(error)}\n`)
  const failed = report('checkpoint failed, tried again')
  const advanceEveryMs = Math.min(LONGEST_ADVANCE_MS, Math.max(1000, flags.lateness / 2))
  const timers = [
    setInterval(() => void processor.checkpoint().catch(failed), flags.checkpoint),
    setInterval(() => void processor.advance().catch(failed), advanceEveryMs),
    setInterval(() => processor.export(), EXPORT_INTERVAL_MS),
  ]
  push.ask() // verdicts known from the state
  await new Promise<void>((resolveStopped) =>
    context.drainOnSignal(async () => {
      for (const timer of timers) clearInterval(timer)
      push.cancel()
      try {
        await processor.stop()
      } catch (error) {
        report('the state could not be written at the end')(error)
        throw error
      }
      resolveStopped()
    }),
  )
}

/** Prometheus forgets a series after five minutes, so verdicts are repeated. */
const EXPORT_INTERVAL_MS = 60_000

/** Windows that close together are pushed together, and still within a second. */
const PUSH_DELAY_MS = 500

const LONGEST_ADVANCE_MS = 60_000
