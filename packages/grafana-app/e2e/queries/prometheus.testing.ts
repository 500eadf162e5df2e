import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { fillDatabase, startPrometheus } from '../../host/server/start-prometheus.ts'
import type { Answers, Sample, Series } from '../../src/frames/series.ts'
import { anyModelQuestion } from '../../src/queries/clock-queries.ts'
import type { Names } from '../../src/queries/names.ts'
import type { QuerySpec } from '../../src/queries/query-spec.ts'

const DRIFTLINE = fileURLToPath(new URL('../../../cli/bin/driftline.js', import.meta.url))
const PATIENCE_MS = 60_000

/** A program that runs until it is stopped. */
export interface Running {
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  readonly err: () => string
}

/** Starts a program. */
export function start(command: string, args: readonly string[]): Running {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = once(child, 'close')
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { stop, err: () => err }
}

/** Runs a program to its end. @returns what it printed @throws Error with what it complained of where it fails */
export async function finish(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${err}`)
  return out
}

/** Runs the command line of the product. */
export function driftline(args: readonly string[]): Promise<string> {
  return finish(process.execPath, [DRIFTLINE, ...args])
}

/** A processor and where it listens. */
export interface Processor extends Running {
  readonly url: string
}

/** Starts `driftline serve`. */
export async function startProcessor(args: readonly string[]): Promise<Processor> {
  const running = start(process.execPath, [DRIFTLINE, 'serve', ...args])
  const url = await until('the processor', () => /listening on (http:\/\/[^ :]+:\d+)/.exec(running.err())?.[1])
  return { ...running, url }
}

/** Starts a Prometheus that scrapes or has rules. @param config as its file has it */
export async function startConfigured(folder: string, config: object, database: string): Promise<StartedPrometheus> {
  const configFile = join(await mkdtemp(join(folder, 'prometheus-')), 'prometheus.yml')
  await writeFile(configFile, JSON.stringify(config))
  return startPrometheus(database, configFile)
}

/** A Prometheus with what texts of OpenMetrics say. */
export async function startWithHistory(folder: string, ...histories: readonly string[]): Promise<StartedPrometheus> {
  const database = join(folder, 'blocks')
  for (const history of histories) await fillDatabase(history, database)
  return startPrometheus(database)
}

/** Asks again and again until there is an answer. @throws Error with what is missing after that time, a minute unless told */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}

/** Asks a Prometheus as Grafana would. */
export async function askAll(url: string, queries: readonly QuerySpec[]): Promise<Answers> {
  const answers = await Promise.all(queries.map(async (query) => [query.name, await ask(url, query)] as const))
  return new Map(answers)
}

/** All models there ever were. */
export async function askModels(url: string, names: Names): Promise<readonly string[]> {
  const { label, match } = anyModelQuestion(names)
  const response = await fetch(
    `${url}/api/v1/label/${label}/values?${new URLSearchParams({ 'match[]': match }).toString()}`,
  )
  return ((await response.json()) as { readonly data: readonly string[] }).data
}

/** The answer to one expression at a time. */
export function askOnce(url: string, expr: string, timeMs: number): Promise<readonly Series[]> {
  return ask(url, { kind: 'instant', name: '', expr, timeMs })
}

/** The value of the only series that an expression finds; NaN where it finds none or several. */
export async function valueAt(url: string, expr: string, timeMs: number): Promise<number> {
  const series = await askOnce(url, expr, timeMs)
  return series.length === 1 ? series[0]!.samples[0]![1] : NaN
}

async function ask(url: string, query: QuerySpec): Promise<readonly Series[]> {
  const times: Record<string, string> =
    query.kind === 'instant'
      ? { time: String(query.timeMs / 1000) }
      : { start: String(query.fromMs / 1000), end: String(query.toMs / 1000), step: String(query.stepMs / 1000) }
  const path = query.kind === 'instant' ? 'query' : 'query_range'
  const body = new URLSearchParams({ query: query.expr, ...times })
  const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body })
  const answer = (await response.json()) as Answer
  if (answer.status !== 'success') throw new Error(`${query.expr}: ${answer.error}`)
  return answer.data.result.map(({ metric, value, values }) => ({
    labels: metric,
    samples: (values ?? (value ? [value] : [])).map(([seconds, text]): Sample => [seconds * 1000, Number(text)]),
  }))
}

interface Answer {
  readonly status: string
  readonly error?: string
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly value?: readonly [number, string]
      readonly values?: readonly (readonly [number, string])[]
    }[]
  }
}
