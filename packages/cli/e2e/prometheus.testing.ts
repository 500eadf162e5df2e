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
export async function startPrometheus(
  folder: string,
  config: string,
  args: readonly string[],
): Promise<Started & { readonly configFile: string }> {
  const port = await freePort()
  const file = join(folder, `prometheus-${port}.yml`)
  await writeFile(file, config)
  const running = run(PROMETHEUS, [`--config.file=${file}`, `--web.listen-address=127.0.0.1:${port}`, ...args], {
    cwd: folder,
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady('Prometheus', { running, url })
  return { running, url, configFile: file }
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

/** Runs a test of rules as promtool has them, evaluated so often. @throws Error where it is not as expected */
export async function testRules(
  folder: string,
  { rules, every, test }: { readonly rules: string; readonly every: string; readonly test: object },
): Promise<void> {
  await writeFile(join(folder, 'test-rules.yaml'), rules)
  const file = { rule_files: ['test-rules.yaml'], evaluation_interval: every, tests: [test] }
  await writeFile(join(folder, 'test.yaml'), JSON.stringify(file))
  await promtool(['test', 'rules', 'test.yaml'], folder)
}

/** Series for screens make promtool slow, and no alert reads them. */
export function alertsOnly(rules: string): string {
  return rules.replaceAll(/^ {6}- record: .*\n(?: {8}.*\n)*/gm, '')
}
