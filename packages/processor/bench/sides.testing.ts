import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Figures of one side, by what they are; all sides give the same ones. */
export type Figures = Readonly<Record<string, number>>

/** A checkout: this one, or the one it is compared with. */
export interface Side {
  readonly isThis: boolean
  /** Imports the source of a package, or of one of its files, from the side's checkout. */
  readonly load: <T>(path: string) => Promise<T>
}

/** How figures are taken and shown. */
export interface Comparison {
  readonly title: string
  /** Called in a process of its own, once in each round. */
  readonly measure: (side: Side) => Promise<Figures> | Figures
  /** Default 3. */
  readonly rounds?: number
}

const here = fileURLToPath(new URL('../../..', import.meta.url))
const CHILD = '--measure-in='
/** What a child prints before its figures. */
const MARK = 'figures: '

/** Folder of another checkout, from the argument of a bench or from DRIFTLINE_BEFORE. */
const before = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? process.env['DRIFTLINE_BEFORE']

/**
 * Takes the figures of this checkout, and of the one before if there is one: in turn, each round of each side in a
 * process of its own, so that none finds a warm engine or a full heap. Shows medians and, for both sides, the ratio.
 */
export async function compareSides({ title, measure, rounds = 3 }: Comparison): Promise<void> {
  const child = process.argv.find((word) => word.startsWith(CHILD))
  if (child !== undefined) {
    const figures = await measure(sideOf(child.slice(CHILD.length)))
    process.stdout.write(`${MARK}${JSON.stringify(figures)}\n`)
    return
  }
  const checkouts = before === undefined ? [here] : [before, here]
  const taken = checkouts.map((): Figures[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [i, checkout] of checkouts.entries()) taken[i]!.push(measureIn(checkout))
  console.log(`${title} (median of ${rounds})`)
  const medians = taken.map(medianOf)
  const now = medians.at(-1)!
  for (const [name, value] of Object.entries(now)) {
    const old = medians.length > 1 ? medians[0]![name] : undefined
    const compared = old === undefined ? '' : `   before ${toText(old)}   ratio ${toText(value / old)}`
    console.log(`  ${name.padEnd(44)} ${toText(value)}${compared}`)
  }
}

function sideOf(checkout: string): Side {
  return {
    isThis: checkout === here,
    load: <T>(path: string) => import(pathToFileURL(`${checkout}/packages/${path}`).href) as Promise<T>,
  }
}

function measureIn(checkout: string): Figures {
  const [script = ''] = process.argv.slice(1)
  const { stdout, status } = spawnSync(process.execPath, [...process.execArgv, script, `${CHILD}${checkout}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = stdout.split('\n').find((text) => text.startsWith(MARK))
  if (status !== 0 || line === undefined) throw new Error(`${script} ended with ${status} for ${checkout}.`)
  return JSON.parse(line.slice(MARK.length)) as Figures
}

function medianOf(rounds: readonly Figures[]): Figures {
  const names = Object.keys(rounds[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((figures) => figures[name] ?? NaN))]))
}

/** Middle of the values, of two the upper. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function toText(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 }).padStart(8)
}
