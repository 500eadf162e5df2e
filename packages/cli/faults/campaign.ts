import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../e2e/child.testing.ts'
import { collect } from './collected.ts'
import type { Collected } from './collected.ts'
import type { Served } from './served.ts'
import { linesOf, serve } from './served.ts'
import type { Writer } from './writers.ts'
import { createRandom, createWriters } from './writers.ts'

/** How a processor is treated. */
export interface CampaignOptions {
  readonly seed: number
  readonly kills: number
  readonly writers?: number
  /** Between each pair of kills, exports of each writer. */
  readonly exportsPerKill?: number
  /** Program of an OpenTelemetry Collector that stands between the writers and the processor. */
  readonly collector?: string | undefined
  /** Whether the clock of the processor jumps back and forth by up to an hour. */
  readonly hasClockJumps?: boolean
  readonly onKill?: (kill: number) => void
}

/** What came of it. */
export interface CampaignResult {
  /** Unique verdict lines, sorted. */
  readonly lines: readonly string[]
  /** Rows by feature that all writers have sent in windows that closed, and that were counted there. */
  readonly sentRows: number
  readonly countedRows: Readonly<Record<string, number>>
  readonly refused: readonly string[]
}

const SPEC =
  'model: {name: faulty}\nwindows: [1h, 1d]\nfeatures: {number: {type: numeric}, text: {type: categorical}}\n'

/**
 * Lets writers send while the processor is killed again and again; every writer repeats an export until it is
 * acknowledged. With no kills it is the undisturbed run of the same writers.
 */
export async function runCampaign(
  options: CampaignOptions & { readonly isDisturbed: boolean },
): Promise<CampaignResult> {
  const { seed, kills, writers: count = 4, exportsPerKill = 8 } = options
  const folder = await mkdtemp(join(tmpdir(), 'driftline-faults-'))
  const spec = join(folder, 'model.yaml')
  await writeFile(spec, SPEC)
  const writers = createWriters({ seed, count, steps: kills * exportsPerKill })
  try {
    const target = new Target(options, { spec, state: join(folder, 'state') })
    await target.start()
    const collector = options.collector === undefined ? undefined : await collect(options.collector, target.url, folder)
    try {
      await (collector ? sendBehind(collector, writers, target) : sendAll(writers, target))
    } finally {
      await collector?.process.stop('SIGKILL')
    }
    await target.stop()
    return summarise(writers, target)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function sendAll(writers: readonly Writer[], target: Target): Promise<void> {
  await Promise.all(writers.map(({ exports }) => target.receiveAll(exports)))
}

/**
 * A Collector acknowledges before it delivers, and requests overtake each other there: the exports that close all windows
 * wait until those before them have been delivered.
 */
async function sendBehind(collector: Collected, writers: readonly Writer[], target: Target): Promise<void> {
  const { url } = collector
  const before = writers.map(({ exports }) => exports.slice(0, -1))
  await Promise.all(before.map((exports) => target.receiveAll(exports, url)))
  const points = before.flat().reduce((sum, { points: own }) => sum + own, 0)
  await until('all points to be delivered', async () =>
    (await collector.deliveredPoints()) >= points ? true : undefined,
  )
  await Promise.all(writers.map(({ exports }) => target.receiveAll(exports.slice(-1), url)))
  await target.waitFor(sentRowsOf(writers))
}

class Target {
  readonly lines = new Set<string>()
  readonly refused: string[] = []
  readonly #options: CampaignOptions & { readonly isDisturbed: boolean }
  readonly #files: { readonly spec: string; readonly state: string }
  readonly #random: () => number
  #served: Served | undefined
  #port = 0
  #acknowledged = 0
  #killed = 0
  #nextKillAt = 0
  #restarting: Promise<void> | undefined

  constructor(
    options: CampaignOptions & { readonly isDisturbed: boolean },
    files: { readonly spec: string; readonly state: string },
  ) {
    this.#options = options
    this.#files = files
    this.#random = createRandom(options.seed)
    this.#planKill()
  }

  async start(): Promise<void> {
    const checkpointMs = Math.round(100 * 300 ** this.#random())
    const delayMs = this.#options.isDisturbed ? Math.round(this.#random() * 40) : 0
    const { collector, hasClockJumps = false, isDisturbed } = this.#options
    // Through a Collector requests overtake each other, and a clock that jumps lets writers go that are still sending.
    const lateness = collector === undefined && !hasClockJumps ? '1h' : '4d'
    const faults = { delayMs, hasClockJumps: hasClockJumps && isDisturbed }
    this.#served = await serve({ ...this.#files, port: this.#port, checkpointMs, lateness, ...faults })
    this.#port = this.#served.port
  }

  get url(): string {
    return this.#served!.url
  }

  /** Until the processor has counted all rows. */
  async waitFor(sentRows: number): Promise<void> {
    await until('all rows to be counted', () => {
      const lines = new Set([...this.lines, ...linesOf(this.#served!)])
      const counted = Object.values(countRows(lines))
      return counted.length > 1 && counted.every((rows) => rows >= sentRows) ? true : undefined
    })
  }

  /** @param url where to send; default the processor itself. */
  async receiveAll(exports: Writer['exports'], url?: string): Promise<void> {
    for (const { body } of exports) {
      if (url !== undefined) await this.#restarting
      while (!(await this.#post(body, url ?? this.url))) await this.#restarting
      this.#acknowledged += 1
      if (this.#acknowledged >= this.#nextKillAt) this.#kill()
    }
  }

  /** Whether it was acknowledged; an answer that was lost in a kill is asked for again. */
  async #post(body: string, url: string): Promise<boolean> {
    try {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${url}/v1/metrics`, { method: 'POST', headers, body })
      const text = await response.text()
      if (response.ok && text !== '{}') this.refused.push(text)
      return response.ok
    } catch {
      return false
    }
  }

  /** Kills it at a random moment soon; the next one goes on with its state. */
  #kill(): void {
    if (!this.#options.isDisturbed || this.#restarting || this.#killed >= this.#options.kills) return
    this.#killed += 1
    this.#restarting = (async () => {
      await new Promise((resolve) => setTimeout(resolve, this.#random() * 60))
      await this.#end('SIGKILL')
      await this.start()
      this.#planKill()
      this.#restarting = undefined
      this.#options.onKill?.(this.#killed)
    })()
  }

  #planKill(): void {
    const { writers = 4, exportsPerKill = 8 } = this.#options
    this.#nextKillAt = this.#acknowledged + Math.ceil(this.#random() * writers * exportsPerKill * 0.9)
  }

  async stop(): Promise<void> {
    await this.#restarting
    await this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const served = this.#served!
    await served.process.stop(signal)
    for (const line of linesOf(served)) this.lines.add(line)
    if (signal === 'SIGTERM' && served.process.child.exitCode !== 0)
      throw new Error(`The processor ended with ${served.process.child.exitCode}: ${served.process.err()}`)
  }
}

function summarise(writers: readonly Writer[], { lines, refused }: Target): CampaignResult {
  return { lines: [...lines].sort(), sentRows: sentRowsOf(writers), countedRows: countRows(lines), refused }
}

function sentRowsOf(writers: readonly Writer[]): number {
  return writers.reduce((sum, { exports }) => sum + exports.at(-1)!.rows, 0)
}

interface Counted {
  readonly feature: string
  readonly window: string
  readonly count: number
  readonly headline?: true
}

/** Rows in hourly windows, by feature; once, whatever they are compared with. */
function countRows(lines: Iterable<string>): Readonly<Record<string, number>> {
  const rows: Record<string, number> = {}
  for (const line of lines) {
    const { feature, window, count, headline } = JSON.parse(line) as Counted
    if (window === '1h' && headline) rows[feature] = (rows[feature] ?? 0) + count
  }
  return rows
}
