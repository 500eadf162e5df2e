import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRecorder } from '../src/index.ts'
import { makeProfile, makeRows } from './rows.testing.ts'
import type { Row } from './rows.testing.ts'

/** Folder of another checkout, with its dependencies installed. */
const BEFORE = process.env['DRIFTLINE_BEFORE']
const PROCESSES = Number(process.env['DRIFTLINE_BENCH_ROUNDS'] ?? 9)
/** Turns in a process, of which the first ones warm up. */
const TURNS = 60
const WARM_UP = 6
/** Values recorded in a turn. */
const VALUES = 400_000

const segments = ({ weekday, region, tier }: Row): Readonly<Record<string, unknown>> => ({ weekday, region, tier })

interface Case {
  readonly featureCount: number
  readonly isSplit: boolean
}

function wrap(create: typeof createRecorder, { featureCount, isSplit }: Case): (row: Row) => number {
  return create().instrumentModel((row: Row): number => (row['feature_0'] === 0 ? 0 : 1), {
    model: 'bench',
    version: '1',
    profile: makeProfile(featureCount),
    ...(isSplit && { segments }),
  })
}

/** What a wrapped call here costs of one of the other checkout, in one process and turn by turn. */
function ratioOf(before: typeof createRecorder, own: Case): number {
  const rows = makeRows(own.featureCount)
  const [here, there] = [wrap(createRecorder, own), wrap(before, own)]
  const calls = Math.ceil(VALUES / own.featureCount)
  const nanoseconds = (predict: (row: Row) => number): number => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < calls; i += 1) predict(rows[i & 511]!)
    return Number(process.hrtime.bigint() - start)
  }
  const ratios = Array.from({ length: TURNS }, (_, turn) => {
    if (turn % 2 === 0) return nanoseconds(here) / nanoseconds(there)
    return 1 / (nanoseconds(there) / nanoseconds(here))
  })
  return median(ratios.slice(WARM_UP))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

async function measureHere(before: string, own: Case): Promise<void> {
  const index = pathToFileURL(resolve(before, 'packages/instrumentation/src/index.ts')).href
  const other = (await import(index)) as { readonly createRecorder: typeof createRecorder }
  console.log(ratioOf(other.createRecorder, own))
}

/** In processes of their own, since the compiler fares better in some than in others. */
function measureInProcesses(own: Case): void {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), JSON.stringify(own)]
  const ratios = Array.from({ length: PROCESSES }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return Number(stdout)
  })
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2))
  console.log(
    `${own.featureCount} features${own.isSplit ? ' × 4 segments' : ''}: a wrapped call costs ${median(ratios).toFixed(3)} ` +
      `of the other checkout's, median of ${PROCESSES} processes (${least}–${most})`,
  )
}

const given = process.argv[2]
if (BEFORE === undefined) console.log('Nothing to measure: name another checkout by DRIFTLINE_BEFORE.')
else if (given !== undefined) await measureHere(BEFORE, JSON.parse(given) as Case)
else
  for (const featureCount of [20, 200])
    for (const isSplit of [false, true]) measureInProcesses({ featureCount, isSplit })
