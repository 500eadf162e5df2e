import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'

import type { OutputStream } from './command-context.ts'
import { renderTable } from './print-table.ts'
import { textWidth } from './terminal-text.ts'

const file: OutputStream = new PassThrough()
const terminal = (columns: number): OutputStream => Object.assign(new PassThrough(), { isTTY: true, columns })

const columns = [
  { title: 'feature', minimumWidth: 6 },
  { title: 'psi', align: 'right' as const },
]

test('aligns columns, numbers to the right, without trailing space', () => {
  expect(
    renderTable(
      columns,
      [
        ['clark_lake', '0.9'],
        ['x', '12.25'],
      ],
      file,
    ),
  ).toBe('feature       psi\nclark_lake    0.9\nx           12.25\n')
})

test('cuts what may shrink to the width of a terminal, and nothing elsewhere', () => {
  const rows = [['a_very_long_feature_name', '0.95']]
  expect(renderTable(columns, rows, terminal(16))).toContain('a_very_lo…  0.95\n')
  expect(renderTable(columns, rows, terminal(4))).toContain('a_ver…  0.95\n')
  expect(renderTable(columns, rows, file)).toContain('a_very_long_feature_name  0.95\n')
})

test('counts wide characters as two columns and cannot be steered by control characters', () => {
  const text = renderTable(
    columns,
    [
      ['駅名', '1'],
      ['\u001B[31mred\u0007\nline', '2'],
    ],
    file,
  )
  expect(text.split('\n').map(textWidth)).toEqual([14, 14, 14, 0])
  expect(text).not.toContain('\u001B')
})

test('colours only where the stream is a terminal', () => {
  expect(renderTable(columns, [[{ text: 'act', style: 'red' }, '1']], file)).not.toContain('\u001B')
})
