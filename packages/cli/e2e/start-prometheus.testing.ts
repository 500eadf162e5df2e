import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Running } from './child.testing.ts'
import { run, until } from './child.testing.ts'

/** A Prometheus of the test's own. */
export interface RunningPrometheus {
  readonly url: string
  readonly server: Running
}

/** Starts Debian's Prometheus on a free port and waits until it is ready. */
export async function startPrometheus(
  folder: string,
  { config = '{}\n', args = [] }: { readonly config?: string; readonly args?: readonly string[] },
): Promise<RunningPrometheus> {
  const port = await freePort()
  const file = join(folder, `prometheus-${port}.yml`)
  await writeFile(file, config)
  const address = `--web.listen-address=127.0.0.1:${port}`
  const server = run('/usr/bin/prometheus', [`--config.file=${file}`, address, ...args], { cwd: folder })
  const url = `http://127.0.0.1:${port}`
  await until('Prometheus to be ready', async () => {
    if (server.child.exitCode !== null) throw new Error(server.err())
    const response = await fetch(`${url}/-/ready`).catch(() => undefined)
    return response?.ok === true ? true : undefined
  })
  return { url, server }
}

/** Runs promtool. @throws Error with what it printed where it fails */
export async function promtool(args: readonly string[], cwd: string): Promise<void> {
  const { ended, out, err } = run('/usr/bin/promtool', args, { cwd })
  if ((await ended) !== 0) throw new Error(`${out()}${err()}`)
}

async function freePort(): Promise<number> {
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
