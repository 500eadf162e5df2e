import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allTrials } from '../all-trials.ts'
import { dayAt } from '../clock.ts'
import { createWindowFiles } from './window-files.ts'

test('windows are written as numbered rows, a missing value as an empty cell, and listed with what we said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-windows-'))
  try {
    const trial = allTrials[0]!
    const files = createWindowFiles(folder)
    const watch = files.watchOf(trial)
    const features = { x: { type: 'numeric' }, word: { type: 'categorical' } } as const
    watch.onReference([{ ...dayAt(0), cells: { x: [0.1, null], word: ['a', 'b'] } }], features)
    watch.onWindow({ ...dayAt(1), cells: { x: [1], word: ['c'] } })
    watch.onWindow({ ...dayAt(2), cells: { x: [2], word: [null] } })
    files.tell(trial, { count: 1, of: 4 })
    files.close()
    const read = (file: string) => readFileSync(join(folder, file), 'utf8')
    expect(read(`${trial.id}/reference.csv`)).toBe('window,x,word\n0,0.1,a\n0,,b\n')
    expect(read(`${trial.id}/windows.csv`)).toBe('window,x,word\n0,1,c\n1,2,\n')
    expect(JSON.parse(read('trials.json'))).toMatchObject([
      { id: trial.id, types: { x: 'numeric', word: 'categorical' }, ours: { raised: 1, of: 4 } },
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
