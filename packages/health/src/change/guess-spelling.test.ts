import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessSpelling } from './guess-spelling.ts'

const known = ['de', 'fr', 'it']

describe('new names', () => {
  test.each([
    [['DE', 'FR'], { kind: 'upper_case' }],
    [['De', 'fR'], { kind: 'other_case' }],
    [[' de', 'fr '], { kind: 'spaces' }],
    [['eu-de', 'eu-it'], { kind: 'prefix', affix: 'eu-' }],
    [['de.0', 'it.0'], { kind: 'suffix', affix: '.0' }],
  ])('%j are known ones written otherwise', (unseen, guess) => expect(guessSpelling(unseen, known)).toEqual(guess))

  test('may lack what known names have', () => {
    expect(guessSpelling(['de', 'fr'], ['c:de', 'c:fr', 'c:it'])).toEqual({ kind: 'no_prefix', affix: 'c:' })
    expect(guessSpelling(['1', '2'], ['1.0', '2.0'])).toEqual({ kind: 'no_suffix', affix: '.0' })
    expect(guessSpelling(['de'], ['DE', 'FR'])).toEqual({ kind: 'lower_case' })
  })

  test.each([[['es']], [['DE', 'es']], [['bus']], [[]], [['eu-de', 'us-fr']]])('%j are none', (unseen) => {
    expect(guessSpelling(unseen, known)).toBeUndefined()
  })

  test('that are too many are not guessed at', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `name ${i}`)
    expect(
      guessSpelling(
        many.map((name) => name.toUpperCase()),
        many,
      ),
    ).toBeUndefined()
  })
})

test('a prefix is found whatever the names', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(names, (all) => {
      const guess = guessSpelling(
        all.map((name) => `#1#${name}`),
        all,
      )
      expect(guess).toEqual({ kind: 'prefix', affix: '#1#' })
    }),
  )
})
