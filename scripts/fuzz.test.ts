import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpusOf, fuzzTargets, loadTarget } from './fuzz.ts'

describe.each(fuzzTargets())('%s', (path) => {
  const inputs = globSync('*', { cwd: corpusOf(path) }).toSorted()

  test('has a corpus', () => {
    expect(inputs.length).toBeGreaterThan(0)
  })

  test.each(inputs)('withstands %s', async (name) => {
    const { check } = await loadTarget(path)
    await check(readFileSync(join(corpusOf(path), name)))
  })
})
