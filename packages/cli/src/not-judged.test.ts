import { expect, test } from 'vitest'
import type { NotJudged } from './not-judged.ts'
import { renderNotJudged } from './not-judged.ts'

const columns = (count: number): readonly NotJudged[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'column', name: `c${i}`, reason: 'not_in_spec' }))

test('ten names are shown, the others are counted', () => {
  expect(renderNotJudged(columns(1500))).toMatch(
    /^Not judged:\n {2}1,500 columns that the spec does not name: c0, c1, .* and 1,490 more\n$/,
  )
})

test('one is one, none is nothing, and names stay on their line', () => {
  expect(renderNotJudged([])).toBe('')
  expect(renderNotJudged([{ kind: 'feature', name: 'a\n\u001B[31mb', reason: 'not_in_profile' }])).toBe(
    'Not judged:\n  1 feature that the profile does not have: a b\n',
  )
})
