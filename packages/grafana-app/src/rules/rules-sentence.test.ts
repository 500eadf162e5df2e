import { expect, test } from 'vitest'
import { readSpec } from './read-spec.ts'
import { rulesSentence } from './rules-sentence.ts'

test.each([
  ['', 'From a monitoring spec to alert rules.'],
  ['   \n', 'From a monitoring spec to alert rules.'],
  ['model: [', '1 problem in the spec.'],
  ['{model: {name: fares}, slos: {availability: 99, drift: 95}}', '2 problems in the spec.'],
  ['{model: {name: fares}}', '1 problem in the spec.'],
  ['{model: {name: fares}, slos: {availability: 0.999}}', 'fares: 1 objective, 6 alerts.'],
])('a spec is told by what is wrong, else by what it makes: %j', (text, sentence) => {
  expect(rulesSentence(readSpec(text))).toBe(sentence)
})
