import { createOtlpExporter } from './export/otlp-exporter.ts'
import type { OutputPoint } from './export/output-point.ts'
import { ProcessorCore } from './processor-core.ts'
import { createReceiver } from './receiver/receiver.ts'
import { requireSecureBind } from './receiver/secure-bind.ts'
import { receiverHandlers } from './receiver-handlers.ts'
import type { RunOptions } from './run-options.ts'
import { STATE_VERSION } from './state/section-records.ts'
import { openStore } from './state/store.ts'
import type { Store } from './state/store.ts'

/** A processor that listens. */
export interface RunningProcessor {
  readonly host: string
  readonly port: number
  readonly url: string
  /** All output metrics, repeated with the present time. */
  readonly outputs: () => readonly OutputPoint[]
  /** A step of the clock: lets silent senders go and closes windows that have ended although nothing came after them. */
  readonly advance: () => Promise<void>
  /** Pushes all output metrics with the present time; never blocks. */
  readonly export: () => void
  /** Writes the state; a no-op without a state directory. */
  readonly checkpoint: () => Promise<void>
  /** Closes everything, also windows that have not ended: the end of a replay. */
  readonly finish: () => Promise<void>
  /** Stops accepting, finishes running requests, writes the state. */
  readonly stop: () => Promise<void>
}

/** How long a stopping processor waits for its last push, ms. */
const EXPORT_DEADLINE_MS = 5000

/**
 * Starts a processor: OTLP/HTTP in, Prometheus out, state on disk. A request is acknowledged once it is recoverable.
 *
 * @throws InsecureBindError, PortInUseError, StateInUseError, StateVersionError, StateDirectoryError, StateUnwritableError
 */
export async function startProcessor(options: RunOptions): Promise<RunningProcessor> {
  requireSecureBind(options)
  const store =
    options.stateDirectory === undefined
      ? undefined
      : await openStore({ directory: options.stateDirectory, version: STATE_VERSION })
  try {
    return await run(options, store)
  } catch (error) {
    await store?.close()
    throw error
  }
}

async function run(options: RunOptions, store: Store | undefined): Promise<RunningProcessor> {
  const core = await ProcessorCore.start(options, store)
  const { host, port, maxBodyBytes, token, allowedHosts, insecure } = options
  const receiver = createReceiver({
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
    ...(token !== undefined && { token }),
    ...(allowedHosts !== undefined && { allowedHosts }),
    ...(insecure !== undefined && { insecure }),
    handlers: receiverHandlers(core),
  })
  const address = await receiver.listen()
  const exporter =
    options.exportTo &&
    createOtlpExporter({ ...options.exportTo, onResult: (result) => core.telemetry.exported(result) })
  return {
    ...address,
    url: `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`,
    outputs: () => core.outputs(),
    checkpoint: () => core.checkpoint(),
    export: () => exporter?.export(core.outputs()),
    advance: () => core.advance(),
    finish: () => core.finish(),
    stop: async () => {
      await receiver.close()
      await core.settled()
      exporter?.export(core.outputs())
      await exporter?.shutdown(EXPORT_DEADLINE_MS)
      await core.checkpoint().finally(() => store?.close())
    },
  }
}
