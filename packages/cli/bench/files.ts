import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg, homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WideFile } from './wide-file.testing.ts'
import { wideSpec, writeWideCsv, writeWideParquet } from './wide-file.testing.ts'

/**
 * Whole commands beside whole Python programs, in turns. Needs the built CLI, and for the others a Python with
 * packages/health/trials/peers/requirements.txt and pyarrow, named by DRIFTLINE_PEERS_PYTHON.
 */
const ROUNDS = Number(process.env['DRIFTLINE_BENCH_ROUNDS'] ?? 3)
const PYTHON = process.env['DRIFTLINE_PEERS_PYTHON']
const CACHE = process.env['DRIFTLINE_BENCH_CACHE'] ?? join(homedir(), '.cache', 'driftline-bench')

const ROWS = 100_000
const MANY_ROWS = 1_000_000
const START_MS = Date.UTC(2025, 0, 6)
const REFERENCE: WideFile = { rows: ROWS, seed: 1, shift: 0, startMs: START_MS }
const CURRENT: WideFile = { rows: ROWS, seed: 2, shift: 0.2, startMs: START_MS + ROWS * 60_000 }

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const at = (name: string): string => join(CACHE, name)
const DRIFTLINE = here('../dist/main.js')

interface Run {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly megabytes: number
  /** Of the wall time, as the program tells itself. */
  readonly importSeconds?: number
}

/** Runs a program to its end, with what the system says it took. */
function run(command: string, args: readonly string[]): Run {
  const measure = ['-f', '%e %U %S %M', '-o', at('time.txt'), command, ...args]
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', measure, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  const timed = readFileSync(at('time.txt'), 'utf8').trim()
  const [wall = NaN, user = NaN, system = NaN, kilobytes = NaN] = timed.split(' ').map(Number)
  const told = /"import": ([\d.]+)/.exec(stdout)?.[1]
  return {
    wallSeconds: wall,
    cpuSeconds: user + system,
    megabytes: kilobytes / 1024,
    ...(told !== undefined && { importSeconds: Number(told) }),
  }
}

const driftline = (...args: readonly string[]) => run(process.execPath, [DRIFTLINE, ...args])
const peer = (python: string, tool: string, format: 'csv' | 'parquet') =>
  run(python, [here('peers.py'), tool, at(`reference.${format}`), at(`current.${format}`)])
const spec = ['--spec', at('wide.yaml')] as const
const profile = at('profile.json')

const tasks: Readonly<Record<string, () => Run>> = {
  'driftline --version': () => driftline('--version'),
  'driftline --help': () => driftline('--help'),
  'driftline compare --help': () => driftline('compare', '--help'),
  'compare, CSV': () => driftline('compare', at('reference.csv'), at('current.csv'), ...spec, '--json'),
  'compare, Parquet': () => driftline('compare', at('reference.parquet'), at('current.parquet'), ...spec, '--json'),
  'profile build': () => driftline('profile', 'build', at('reference.csv'), ...spec, '--out', profile),
  replay: () => driftline('replay', at('current.csv'), ...spec, '--profile', profile, '--json', '--out', at('lines')),
  ...(PYTHON !== undefined && {
    'Evidently, CSV': () => peer(PYTHON, 'evidently', 'csv'),
    'Evidently, Parquet': () => peer(PYTHON, 'evidently', 'parquet'),
    'Evidently and its summary, CSV': () => peer(PYTHON, 'evidently-summary', 'csv'),
    'Evidently and its summary, Parquet': () => peer(PYTHON, 'evidently-summary', 'parquet'),
    NannyML: () => peer(PYTHON, 'nannyml', 'csv'),
  }),
}

/** Ours, theirs, and how many times as fast ours should be. */
const PAIRS = [
  ['compare, CSV', 'Evidently, CSV', 10],
  ['compare, Parquet', 'Evidently, Parquet', 15],
  ['compare, CSV', 'Evidently and its summary, CSV', 10],
  ['compare, Parquet', 'Evidently and its summary, Parquet', 15],
  ['replay', 'NannyML', 2],
] as const

async function writeFiles(): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(at('wide.yaml'), wideSpec)
  for (const [name, file] of [
    ['reference', REFERENCE],
    ['current', CURRENT],
  ] as const) {
    if (!existsSync(at(`${name}.csv`))) await writeWideCsv(at(`${name}.csv`), file)
    if (!existsSync(at(`${name}.parquet`))) writeWideParquet(at(`${name}.parquet`), file)
  }
  if (!existsSync(at('many.csv'))) await writeWideCsv(at('many.csv'), { ...CURRENT, rows: MANY_ROWS })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function medianOf(runs: readonly Run[], of: (run: Run) => number | undefined): string {
  const values = runs.map(of).filter((value) => value !== undefined)
  return values.length === 0 ? '' : median(values).toFixed(2)
}

await writeFiles()
const runs = new Map<string, Run[]>(Object.keys(tasks).map((name) => [name, []]))
console.log(
  `load before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, task] of Object.entries(tasks)) runs.get(name)!.push(task())
console.log(
  `load after:  ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}; medians of ${ROUNDS} rounds in turns`,
)
console.table(
  Object.fromEntries(
    [...runs].map(([name, all]) => [
      name,
      {
        'wall, s': medianOf(all, ({ wallSeconds }) => wallSeconds),
        'import of it, s': medianOf(all, ({ importSeconds }) => importSeconds),
        'processor, s': medianOf(all, ({ cpuSeconds }) => cpuSeconds),
        MB: medianOf(all, ({ megabytes }) => megabytes),
      },
    ]),
  ),
)
for (const [ours, theirs, goal] of PAIRS) {
  const [own, other] = [runs.get(ours)!, runs.get(theirs)]
  if (!other) continue
  const ratio = (of: (run: Run) => number): string => median(own.map((one, i) => of(other[i]!) / of(one))).toFixed(1)
  console.log(
    `${theirs} takes ${ratio(({ wallSeconds }) => wallSeconds)} times as long as ${ours} (goal ${goal}), ` +
      `${ratio(({ cpuSeconds }) => cpuSeconds)} times the processor time, ` +
      `${ratio(({ wallSeconds, importSeconds = 0 }) => wallSeconds - importSeconds)} times as long without its imports`,
  )
}
const many = driftline('replay', at('many.csv'), ...spec, '--profile', profile, '--json', '--out', at('lines'))
const few = median(runs.get('replay')!.map(({ megabytes }) => megabytes))
console.log(
  `replay of ${MANY_ROWS.toLocaleString('en-US')} rows: ${many.wallSeconds} s, processor ${many.cpuSeconds.toFixed(1)} s, ` +
    `${many.megabytes.toFixed(0)} MB beside ${few.toFixed(0)} MB for ${ROWS.toLocaleString('en-US')}`,
)
