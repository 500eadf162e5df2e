import { describe, expect, test } from 'vitest'
import { parseMonitorSpec, renderIssue } from './index.ts'

function render(text: string): string {
  const checked = parseMonitorSpec(text, { file: 'model.yaml' })
  return checked.ok ? '' : checked.issues.map((issue) => renderIssue(issue, text)).join('\n\n')
}

describe('renderIssue', () => {
  test('shows place, message, line, caret and what to do', () => {
    expect(render('model:\n  name: x\n  taskk: binary\n')).toBe(
      [
        'model.yaml:3:3 "model" has no key "taskk".',
        '  3 |   taskk: binary',
        '    |   ^',
        '  Did you mean "task"?',
      ].join('\n'),
    )
  })

  test('keeps tabs before the caret, so that it stands under its place', () => {
    expect(render('model:\n\tname: x')).toContain('  2 | \tname: x\n    | ^')
    expect(render('model: {name: x,\t\tbad: 1}')).toContain('    |                 \t\t^')
  })

  test('shows the part of a long line around the caret', () => {
    const [, line = '', caret = ''] = render(
      `model: {name: x, owner: ${'o'.repeat(190)}, bad: ${'y'.repeat(500)}}`,
    ).split('\n')
    expect(line.length).toBeLessThan(140)
    expect(line.slice(caret.indexOf('^'), caret.indexOf('^') + 3)).toBe('bad')
  })

  test('leaves the source out where there is none', () => {
    expect(render('')).toBe(
      'model.yaml:1:1 A monitoring spec is a map with at least a model, but this file is empty.\n  The smallest spec is: model: {name: my-model}',
    )
  })

  test('does not count the byte order mark or carriage returns', () => {
    expect(render('\uFEFFmodel: {name: x}\r\nbad: 1\r\n')).toContain(
      'model.yaml:2:1 A monitoring spec has no key "bad".\n  2 | bad: 1\n',
    )
  })
})
