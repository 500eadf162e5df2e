import { describe, expect, test } from 'vitest'
import { AgeTally } from './age-tally.ts'

/** Ten values up to a minute old, five up to an hour, three older. */
const ages = { bounds: [60, 3600], counts: [10, 5, 3], count: 18 }

describe('stale values of a pane', () => {
  test.each([
    ['above the greatest age', 60, { aged: 18, stale: 8, isBlind: false }],
    ['above the last edge', 3600, { aged: 18, stale: 3, isBlind: false }],
    ['unknown where the greatest age is no edge', 600, { aged: 0, stale: 0, isBlind: true }],
    ['nobody asks for without a greatest age', undefined, { aged: 0, stale: 0, isBlind: false }],
  ])('are those %s', (_, maxAgeSeconds, expected) => {
    const tally = new AgeTally()
    tally.addAges('a', ages)
    expect(tally.judge(maxAgeSeconds)).toEqual(expected)
  })

  test('are what a writer that counts them says, none included', () => {
    const tally = new AgeTally()
    tally.addAges('a', ages)
    tally.addStale('a', 0)
    expect(tally.judge(60)).toEqual({ aged: 18, stale: 0, isBlind: false })
    expect(tally.judge(600)).toEqual({ aged: 18, stale: 0, isBlind: false })
  })

  test('are taken from each writer as it tells of them', () => {
    const tally = new AgeTally()
    tally.addAges('a', ages)
    tally.addStale('a', 4)
    tally.addAges('b', ages)
    tally.addStale('c', 2)
    expect(tally.judge(3600)).toEqual({ aged: 36, stale: 4 + 3 + 2, isBlind: false })
  })

  test('of a writer that did nothing are not missed', () => {
    const tally = new AgeTally()
    tally.addAges('a', { bounds: [60], counts: [0, 0], count: 0 })
    expect(tally.judge(600)).toEqual({ aged: 0, stale: 0, isBlind: false })
  })
})
