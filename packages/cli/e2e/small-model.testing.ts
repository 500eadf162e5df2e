import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHere } from './in-process.testing.ts'

/** A folder with a small model: its spec, its rows, its profile. */
export interface SmallModel {
  readonly folder: string
  readonly at: (name: string) => string
  readonly write: (name: string, text: string) => Promise<string>
  readonly remove: () => Promise<void>
}

export const SMALL_SPEC = 'model: {name: m}\nfeatures: {a: {type: numeric}}\nwindows: [1d]\ncolumns: {time: day}\n'

/** Forty rows a day for so many days. */
export function smallRows(days: number, columns: readonly string[] = ['a']): string {
  const rows = Array.from({ length: days * 40 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 40))).toISOString().slice(0, 10)
    return [day, ...columns.map((_name, column) => (i * 7 + column) % 40)].join(',')
  })
  return `day,${columns.join(',')}\n${rows.join('\n')}\n`
}

/** Writes `model.yaml`, `data.csv` and `p.json` into a folder of their own. */
export async function createSmallModel(): Promise<SmallModel> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-small-'))
  const at = (name: string): string => join(folder, name)
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(at(name), text)
    return at(name)
  }
  await write('model.yaml', SMALL_SPEC)
  await write('data.csv', smallRows(3))
  const built = await runHere(['profile', 'build', at('data.csv'), '--spec', at('model.yaml'), '--out', at('p.json')])
  if (built.code !== 0) throw new Error(built.err)
  return { folder, at, write, remove: () => rm(folder, { recursive: true }) }
}
