import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export type Variables = Readonly<Record<string, string>>

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** A script that runs as a process of its own. */
export interface Script {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The next line it says. */
  said(): Promise<string>
  tell(line: string): void
}

export interface ScriptOptions {
  readonly variables?: Variables
  readonly flags?: readonly string[]
}

/** Telemetry in JSON, which the receiver of the tests decodes. */
export const toReceiver = (endpoint: string): Variables => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_SERVICE_NAME: 'forecasts',
})

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const CONDITION = '--conditions=@driftline/source'

/** What every script has: a wrapped model, and a way to wait for what the test says. */
const PREAMBLE = `
  import { createInterface } from 'node:readline'
  import { instrumentModel, flush, metricProducer } from '@driftline/instrumentation'
  const predict = instrumentModel((row) => row.a * 2, { model: 'waiting-time', version: '1' })
  const say = (line) => void process.stdout.write(line + '\\n')
  let lines
  const told = async () => {
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]()
    process.stdin.ref()
    const { value } = await lines.next()
    process.stdin.unref()
    return value
  }
`

/** Starts a module given as text, with nothing in its environment but what is given. */
export function startScript(code: string, { variables = {}, flags = [] }: ScriptOptions = {}): Script {
  const child = spawn(process.execPath, [CONDITION, ...flags, '--input-type=module', '--eval', PREAMBLE + code], {
    cwd: PACKAGE,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  }) as ChildProcess & { readonly stdin: Writable; readonly stdout: Readable; readonly stderr: Readable }
  running.add(child)
  child.once('close', () => running.delete(child))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    ended: toEnded(child, text(child.stderr)),
    said: async () => String((await lines.next()).value),
    tell: (line) => void child.stdin.write(`${line}\n`),
  }
}

const running = new Set<ChildProcess>()

/** Ends what still runs, because its test failed. */
export function endScripts(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs a module given as text to its end. */
export function runScript(code: string, options?: ScriptOptions): Promise<Ended> {
  return startScript(code, options).ended
}

async function toEnded(child: ChildProcess, stderr: Promise<string>): Promise<Ended> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { code, signal, stderr: await stderr }
}
