import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/driftline.js', import.meta.url))

/** A program under test, with what it has printed so far. */
export interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Sends a signal and waits for the end. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>
  /** Exit code, once it has ended; null after a signal. */
  readonly ended: Promise<number | null>
}

/** Starts a program. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, environment = {} }: { readonly cwd?: string; readonly environment?: NodeJS.ProcessEnv } = {},
): Running {
  const child = spawn(command, args, {
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { child, out: () => out, err: () => err, stop, ended }
}

/** Starts the real command line. */
export function driftline(args: readonly string[], cwd?: string): Running {
  return run(process.execPath, [bin, ...args], cwd === undefined ? {} : { cwd })
}

/** Asks again and again until there is an answer. @throws Error with what is missing after a while, by default 20 s. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  patienceMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}

/** Where a started `driftline serve` listens. */
export function listeningUrl({ err, child }: Running): Promise<string> {
  return until('the address it listens on', () => {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${err()}`)
    return /listening on (http:\/\/[^ :]+:\d+)/.exec(err())?.[1]
  })
}
