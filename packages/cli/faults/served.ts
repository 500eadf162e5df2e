import { fileURLToPath } from 'node:url'
import type { Running } from '../e2e/child.testing.ts'
import { listeningUrl, run } from '../e2e/child.testing.ts'

const bin = fileURLToPath(new URL('../bin/driftline.js', import.meta.url))
const delays = new URL('delays.ts', import.meta.url).href

/** How a processor under test is started. */
export interface ServeOptions {
  readonly spec: string
  readonly state: string
  /** 0 the first time; then the port it took, so that senders find it again. */
  readonly port: number
  readonly checkpointMs: number
  /** Longest random delay in the store, ms; 0 for none. */
  readonly delayMs: number
  /** How long windows wait for late points, as a duration. */
  readonly lateness: string
  readonly hasClockJumps: boolean
}

/** A processor under test and where it listens. */
export interface Served {
  readonly process: Running
  readonly url: string
  readonly port: number
}

/** Starts `driftline serve` on a state folder. */
export async function serve({
  spec,
  state,
  port,
  checkpointMs,
  delayMs,
  lateness,
  hasClockJumps,
}: ServeOptions): Promise<Served> {
  const times = ['--lateness', lateness, '--checkpoint', `${checkpointMs}ms`, '--covered-since', '2025-01-01T00:00:00Z']
  const args = ['serve', '--json', '--spec', spec, '--state', state, '--port', String(port), ...times]
  const clock = hasClockJumps ? { DRIFTLINE_FAULT_CLOCK: 'jumps' } : {}
  const environment = { DRIFTLINE_FAULT_DELAY_MS: String(delayMs), ...clock }
  const running = run(process.execPath, ['--import', delays, bin, ...args], { environment })
  const url = await listeningUrl(running)
  return { process: running, url, port: Number(new URL(url).port) }
}

/** Verdict lines a processor has printed; a line that a kill cut off is none. */
export function linesOf({ process: { out } }: Served): readonly string[] {
  const text = out()
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
}
