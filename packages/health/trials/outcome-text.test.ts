import { expect, test } from 'vitest'
import { barText, cannotTellText, markOf, shareText } from './outcome-text.ts'

test('small shares are told apart, and never rounded to nothing', () => {
  const text = (count: number, of: number) => shareText({ count, of })
  expect(text(0, 40_800)).toBe('0 % (0 of 40,800)')
  expect(text(1, 4200)).toBe('0.024 % (1 of 4,200)')
  expect(text(1, 400_000)).toBe('< 0.001 % (1 of 400,000)')
  expect(text(96, 1200)).toBe('8 % (96 of 1,200)')
  expect(text(1199, 1200)).toBe('> 99.9 % (1,199 of 1,200)')
  expect(text(0, 0)).toBe('nothing to count')
})

test('bars read as they are meant', () => {
  expect(barText({ kind: 'at_most', share: 0.002 })).toBe('≤ 0.2 %')
  expect(barText({ kind: 'at_least', share: 0.625 })).toBe('≥ 62.5 %')
  expect(barText({ kind: 'at_most', share: 0 })).toBe('none')
  expect(barText({ kind: 'at_least', share: 1 })).toBe('all')
  expect(barText(undefined)).toBe('–')
})

test('a bar that nothing was counted for is neither met nor missed', () => {
  const bar = { kind: 'at_least', share: 0.5 } as const
  const marks = [1, 0].map((count) => markOf(bar, { count, of: 2 }))
  expect([...marks, markOf(bar, { count: 0, of: 0 })]).toEqual(['met', 'missed', 'not measured'])
  expect(markOf(undefined, { count: 1, of: 2 })).toBe('–')
})

test('states that cannot tell are named with their share', () => {
  expect(cannotTellText({ count: 0, of: 10, states: { ok: 7, insufficient_data: 2, blind: 1 } })).toBe(
    'insufficient data 20 %, blind 10 %',
  )
  expect(cannotTellText({ count: 0, of: 10, states: { ok: 10 } })).toBe('none')
  expect(cannotTellText({ count: 0, of: 10 })).toBe('–')
})
