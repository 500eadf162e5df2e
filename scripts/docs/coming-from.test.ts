import { expect, test } from 'vitest'
import { readRepositoryFile } from './fill-from-files.ts'

/** Rows of tables that hold a figure. */
function figuresOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('|') && /\| [\d.]+(?: % \(|–| \|)/.test(line))
}

test('the figures on the page for newcomers are those of the pages that measure', () => {
  const [compared = ''] = readRepositoryFile('docs/coming-from.md').split('\n## 3.')
  const measured = ['docs/verdicts/measured.md', 'docs/performance.md'].map(readRepositoryFile).join('\n').split('\n')
  const figures = figuresOf(compared)
  expect(figures.length).toBeGreaterThan(10)
  for (const row of figures) expect(measured).toContain(row)
})
