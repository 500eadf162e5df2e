import { expect, test } from 'vitest'
import { answerText } from './render-answers.ts'

const NOTHING = { times: 0 }

test('says when first, and for how long together', () => {
  const pages = { times: 2, afterMinutes: 3, lastsMinutes: 150 }
  const tickets = { times: 1, afterMinutes: 60, lastsMinutes: 5 }
  expect(answerText({ pages, tickets })).toBe('2 pages after 3 min, for 2 h 30 min; ticket after 1 h, for 5 min')
  expect(answerText({ pages: NOTHING, tickets: NOTHING })).toBe('nothing')
})
