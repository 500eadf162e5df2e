import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'

import { createProgress } from './print-progress.ts'

function record(terminal: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal)
  let timeMs = 0
  const progress = createProgress({ stream, now: () => timeMs })
  return { progress, wait: (ms: number) => (timeMs += ms), written: () => String(stream.read() ?? '') }
}

test('rewrites one line of a terminal, not at every call, and leaves nothing behind', () => {
  const { progress, wait, written } = record({ isTTY: true, columns: 12 })
  progress.update('row 1')
  progress.update('row 2')
  wait(100)
  progress.update('row 3 of many')
  progress.finish('done')
  expect(written()).toBe('\r\u001B[2Krow 1\r\u001B[2Krow 3 of m…\r\u001B[2Kdone\n')
})

test('prints a line now and then elsewhere, and none for short work', () => {
  const { progress, wait, written } = record()
  progress.update('row 1')
  wait(9_000)
  progress.update('row 2')
  wait(1_000)
  progress.update('row 3')
  progress.update('row 4')
  progress.finish()
  expect(written()).toBe('row 3\n')
})
