import { describe, expect, test } from 'vitest'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { makeShownVerdict } from '../verdict/shown-verdict.testing.ts'
import { modelFacts, modelSentence } from './model-sentence.ts'
import type { ModelFacts } from './model-sentence.ts'

const options = {
  toLabel: (time: unknown) => new Date(String(time)).toISOString().slice(0, 10),
  empty: 'No verdict yet.',
}
const sentence = (facts: ModelFacts): string => modelSentence(facts, options)
const rows = (...verdicts: readonly Partial<ShownVerdict>[]) =>
  verdicts.map((changes) => ({ latest: makeShownVerdict(changes) }))

describe('the sentence on a model', () => {
  test('says how many, since when, and how many are quiet', () => {
    const features = rows(
      { state: 'act', since: '2004-03-09T00:00:00Z' },
      { state: 'investigate', since: '2003-01-02T00:00:00Z' },
      { state: 'ok' },
      { state: 'blind' },
    )
    expect(sentence(modelFacts({ features, whole: [] }))).toBe(
      '2 of 4 features need attention, the first since 2003-01-02: 1 to act on, 1 to investigate. 1 is like its reference. 1 cannot be told.',
    )
  })

  test('of counts alone says less', () => {
    expect(sentence({ counts: { act: 1, ok: 2 } })).toBe(
      '1 of 3 features needs attention: 1 to act on. 2 are like their reference.',
    )
    expect(sentence({ counts: { ok: 3 } })).toBe('All 3 features are like their reference.')
    expect(sentence({ counts: { ok: 1, learning: 1 } })).toBe(
      'No feature is raised; 1 of 2 features is like its reference. 1 learning.',
    )
    expect(sentence({ counts: {} })).toBe('No verdict yet.')
  })

  test('speaks of what is live; what is not has a sentence of its own', () => {
    const features = rows({}, { role: 'shadow', state: 'act' }, { role: 'canary' })
    const like = 'The one feature is like its reference.'
    expect(sentence(modelFacts({ features, whole: [] }))).toBe(
      `${like} Beside live: canary 0 of 1 raised, shadow 1 of 1 raised.`,
    )
    expect(sentence(modelFacts({ features: rows({ role: 'canary' }), whole: [] }))).toBe(like)
  })

  test('names the model as a whole where it asks for something', () => {
    const facts = (state: ShownVerdict['state']) => modelFacts({ features: rows({}), whole: rows({ state }) })
    expect(sentence(facts('suspected'))).toContain('The model as a whole: suspected.')
    expect(sentence(facts('learning'))).not.toContain('whole')
  })
})
