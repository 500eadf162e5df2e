import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toEffectText } from './effect-text.ts'

test('an effect never reads as less than what is certain of it', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), share, (psi, part) => {
      const line = { kind: 'distribution', lowerBound: psi * part, kinds: [], statistics: { psi } } as const
      const { effect, sure } = toEffectText(line)
      expect(Number(effect.replace('PSI ', ''))).toBeGreaterThanOrEqual(Number(sure.replace('≥ ', '')))
    }),
  )
})

test('a PSI that is next to nothing has no power of ten', () => {
  const text = (psi: number): string =>
    toEffectText({ kind: null, lowerBound: 0, kinds: [], statistics: { psi } }).effect
  expect([text(0), text(0.00005), text(0.001), text(0.0064)]).toEqual([
    'PSI 0',
    'PSI < 0.001',
    'PSI 0.001',
    'PSI 0.006',
  ])
})

test.each([
  ['distribution', 0.2951, { psi: 0.31 }, 'PSI 0.31', '≥ 0.29'],
  ['missing', 0.0429, { missing: 0.061 }, '6.1 % missing', '≥ 4.2 points'],
  ['type', 0.01, { invalid: 0.02 }, '2 % invalid', '≥ 1 point'],
  ['volume', 0.7, {}, 'volume', '–'],
] as const)('%s names the unit of what is certain', (kind, lowerBound, statistics, effect, sure) => {
  expect(toEffectText({ kind, lowerBound, kinds: [], statistics })).toEqual({ effect, sure })
})
