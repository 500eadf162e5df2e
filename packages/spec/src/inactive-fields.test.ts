import { expect, test } from 'vitest'
import { inactiveFields } from './inactive-fields.ts'

const found = (text: string): readonly string[] =>
  inactiveFields(text, { file: 'model.yaml' }).map(({ path, line, column }) => `${line}:${column} ${path}`)

test('what is written and acted on by nothing is found at its key, in the order of the text', () => {
  const text = `model: {name: m}
slos:
  drift: 0.9
  quality: {good: error below 2, objective: 0.9}
labels: {cohort: 1d}
features:
  age: {type: numeric, discrete: true}
  label: {type: numeric}
`
  expect(found(text)).toEqual(['4:3 slos.quality', '5:1 labels'])
  expect(inactiveFields(text)[0]?.message).toMatch(/^Not active yet: slos\.quality\. /)
})

test.each(['model: {name: m}', '', '- a', 'model: {name: m}\nfeatures: {a: }\nslos: 3', 'a: [', '{'])(
  'nothing is found in %j, and nothing thrown',
  (text) => expect(found(text)).toEqual([]),
)
