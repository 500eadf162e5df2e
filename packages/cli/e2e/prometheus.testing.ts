import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Running } from './child.testing.ts'
import { run, until } from './child.testing.ts'

export const PROMETHEUS = '/usr/bin/prometheus'

/** A server that was started, and where it answers. */
export interface Started {
  readonly running: Running
  readonly url: string
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

/** Starts a Prometheus with its configuration in a folder, and waits until it answers. */
export async function startPrometheus(folder: string, config: string, args: readonly string[]): Promise<Started> {
  const port = await freePort()
  const file = join(folder, `prometheus-${port}.yml`)
  await writeFile(file, config)
  const running = run(PROMETHEUS, [`--config.file=${file}`, `--web.listen-address=127.0.0.1:${port}`, ...args], {
    cwd: folder,
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady('Prometheus', { running, url })
  return { running, url }
}

/** Waits until a server of Prometheus' family says that it is ready. */
export async function untilReady(name: string, { running, url }: Started): Promise<void> {
  await until(`${name} to be ready`, async () => {
    if (running.child.exitCode !== null) throw new Error(running.err())
    const response = await fetch(`${url}/-/ready`).catch(() => undefined)
    return response?.ok === true ? true : undefined
  })
}

/** Runs promtool. @throws Error with what it printed where it fails */
export async function promtool(args: readonly string[], cwd: string): Promise<void> {
  const { ended, out, err } = run('/usr/bin/promtool', args, { cwd })
  if ((await ended) !== 0) throw new Error(`${out()}${err()}`)
}
