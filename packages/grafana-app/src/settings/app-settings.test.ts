import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSettings, DEFAULT_SETTINGS, parseSettings } from './app-settings.ts'

test('the defaults can be set', () => {
  expect(checkSettings(DEFAULT_SETTINGS)).toEqual([])
})

test('what is set is read back', () => {
  const settings = {
    dataSource: 'prom',
    tracesDataSource: 'tempo',
    metricPrefix: 'acme:',
    labelPrefix: 'exported_',
    windowCount: 12,
    window: '1mo',
  }
  expect(checkSettings(settings)).toEqual([])
  expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings)
})

test('whatever is stored, what is read can be set', () => {
  const value = fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.constantFrom('1d', 'acme_', '} or vector(1) #'))
  const keys = Object.keys(DEFAULT_SETTINGS)
  const stored = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), value))
  fc.assert(
    fc.property(stored, (found) => {
      const settings = parseSettings(found)
      expect(checkSettings(settings)).toEqual([])
      expect(Object.keys(settings)).toEqual(keys)
    }),
  )
})

test.each([
  ['metricPrefix', { metricPrefix: '9_' }],
  ['metricPrefix', { metricPrefix: 'a-b' }],
  ['labelPrefix', { labelPrefix: 'a:b' }],
  ['windowCount', { windowCount: 1 }],
  ['windowCount', { windowCount: 2.5 }],
  ['windowCount', { windowCount: NaN }],
  ['window', { window: 'often' }],
])('says what is wrong with the %s of %j', (key, wrong) => {
  const issues = checkSettings({ ...DEFAULT_SETTINGS, ...wrong })
  expect(issues.map((issue) => issue.key)).toEqual([key])
  expect(parseSettings({ ...DEFAULT_SETTINGS, ...wrong })).toEqual(DEFAULT_SETTINGS)
})

test('the README lists every setting', async () => {
  const readme = await readFile(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
  const listed = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key)
  expect(listed).toEqual(Object.keys(DEFAULT_SETTINGS))
})
