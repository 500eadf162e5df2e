import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Running } from '../e2e/child.testing.ts'
import { run, until } from '../e2e/child.testing.ts'

const config = fileURLToPath(new URL('../../../deploy/collector/config.yaml', import.meta.url))

/** A running Collector with the shipped configuration: what it acknowledges is on its disk. */
export interface Collected {
  readonly process: Running
  readonly url: string
  /** Data points that the processor has acknowledged to it so far. */
  readonly deliveredPoints: () => Promise<number>
}

/** Starts a Collector in front of a processor. */
export async function collect(program: string, processorUrl: string, folder: string): Promise<Collected> {
  const [grpc, http, health, nobody] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const telemetry = await freePort()
  const state = join(folder, 'collector')
  await mkdir(state)
  const environment = {
    OTELCOL_GRPC_ENDPOINT: `127.0.0.1:${grpc}`,
    OTELCOL_HTTP_ENDPOINT: `127.0.0.1:${http}`,
    OTELCOL_HEALTH_ENDPOINT: `127.0.0.1:${health}`,
    OTELCOL_STATE_DIR: state,
    METRICS_ENDPOINT: `http://127.0.0.1:${nobody}/v1/metrics`,
    DRIFTLINE_ENDPOINT: processorUrl,
  }
  const args = [
    '--config',
    config,
    `--set=service.telemetry.metrics.readers=[{pull: {exporter: {prometheus: {host: 127.0.0.1, port: ${telemetry}}}}}]`,
    '--set=exporters.otlp_http/drift.retry_on_failure.initial_interval=50ms',
    '--set=exporters.otlp_http/drift.retry_on_failure.max_interval=200ms',
    '--set=exporters.otlp_http/drift.sending_queue.batch.flush_timeout=20ms',
  ]
  const process = run(program, args, { environment })
  await until('the Collector to be healthy', async () => {
    if (process.child.exitCode !== null) throw new Error(process.err())
    return fetch(`http://127.0.0.1:${health}`).then(
      ({ ok }) => ok || undefined,
      () => undefined,
    )
  })
  const deliveredPoints = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${telemetry}/metrics`)).text()
    return Number(DELIVERED.exec(text)?.[1] ?? 0)
  }
  return { process, url: `http://127.0.0.1:${http}`, deliveredPoints }
}

const DELIVERED =
  /^otelcol_exporter_sent_metric_points(?:_total|__datapoints__total)?\{[^}]*exporter="otlp_http\/drift"[^}]*\} (\S+)$/m

/** The Collector does not say which port it took, so it is given one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
