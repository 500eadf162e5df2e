import { PassThrough } from 'node:stream'
import { runProgram } from '../src/program.ts'
import { verbs } from '../src/verbs.ts'

// Imported before the clock of a test runs: a command brings most of the program with it.
for (const { load } of verbs) await load()

/** What a command line printed and ended with. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What a command line finds around it. */
export interface Surroundings {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a command line in this process: the whole program without the cost of a new one. */
export async function runHere(args: readonly string[], { input = '', env = {} }: Surroundings = {}): Promise<Outcome> {
  const stdin = new PassThrough()
  stdin.end(input)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  let out = ''
  let err = ''
  stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await runProgram(args, {
    stdin,
    stdout,
    stderr,
    env: { NO_COLOR: '1', ...env },
    now: () => Date.now(),
    setExitCode: () => undefined,
    drainOnSignal: () => undefined,
  })
  // What was written last arrives in a later turn.
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  return { code, out, err }
}
