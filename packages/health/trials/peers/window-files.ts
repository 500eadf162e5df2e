import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import type { RawValue } from '../../src/index.ts'
import type { Outcome, Trial, WindowWatch } from '../trial.ts'
import type { FeaturePlan, WindowRows } from '../window-rows.ts'
import { rowCountOf } from '../window-rows.ts'

/** Writes what trials judge, so that other tools can judge the same rows. */
export interface WindowFiles {
  /** Writes the reference and the windows of one trial. */
  readonly watchOf: (trial: Trial) => WindowWatch
  /** Remembers what our verdicts said of them. */
  readonly tell: (trial: Trial, outcome: Outcome) => void
  /** Writes the list of everything written. */
  readonly close: () => void
}

/** Column of the window's number in every file. */
const WINDOW_COLUMN = 'window'

/** Creates the files in a folder: two CSV a trial and `trials.json`. */
export function createWindowFiles(folder: string): WindowFiles {
  const types = new Map<string, Record<string, FeaturePlan['type']>>()
  const told: object[] = []
  return {
    watchOf: ({ id }) => {
      const home = `${folder}/${id}`
      let names: readonly string[] = []
      let count = 0
      const write = (file: string, rows: WindowRows, window: number): void =>
        appendFileSync(`${home}/${file}`, toLines(rows, names, window))
      return {
        onReference: (windows, features) => {
          mkdirSync(home, { recursive: true })
          names = Object.keys(features)
          types.set(id, Object.fromEntries(names.map((name) => [name, features[name]!.type])))
          for (const file of ['reference.csv', 'windows.csv'])
            writeFileSync(`${home}/${file}`, `${[WINDOW_COLUMN, ...names].join(',')}\n`)
          for (const [window, rows] of windows.entries()) write('reference.csv', rows, window)
        },
        onWindow: (rows) => {
          write('windows.csv', rows, count)
          count += 1
        },
      }
    },
    tell: ({ id, what }, { count, of }) => told.push({ id, what, types: types.get(id), ours: { raised: count, of } }),
    close: () => writeFileSync(`${folder}/trials.json`, JSON.stringify(told, undefined, 2)),
  }
}

function toLines(rows: WindowRows, names: readonly string[], window: number): string {
  const columns = names.map((name) => rows.cells[name] ?? [])
  const lines = Array.from({ length: rowCountOf(rows) }, (_, row) =>
    [window, ...columns.map((cells) => toText(cells[row]))].join(','),
  )
  return `${lines.join('\n')}\n`
}

/** An empty cell is missing. */
function toText(value: RawValue): string {
  return value === null || value === undefined ? '' : String(value)
}
