import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VerdictLine } from '../index.ts'
import { anyLines } from './any-lives.testing.ts'

/** Checks every verdict of any lives. */
function everyLine(check: (line: VerdictLine) => void): void {
  fc.assert(
    fc.property(anyLines, (lines) => lines.forEach(check)),
    { numRuns: 40 },
  )
}

describe('a sentence', () => {
  test('never speaks of a shift where the state is ok, nor of quiet where it is raised', () => {
    everyLine(({ state, sentence }) => {
      const said = withoutNames(sentence)
      if (state === 'ok') expect(said).not.toMatch(/raised|moved|certainly|look at/i)
      if (state === 'act' || state === 'investigate' || state === 'suspected') {
        expect(said).not.toMatch(/^(?:like|as usual|back within|not judged|cannot tell)/i)
        expect(said).toMatch(/certainly ≥|^All [\d,]+ values are|since|in this window alone/)
      }
      if (state === 'suspected') expect(said).toContain('a second window would raise it')
      if (state === 'recovering') expect(said).toMatch(/was raised since/i)
      if (state === 'insufficient_data') expect(said).toMatch(/at least 30 are needed/)
    })
  })

  test('tells the figures of its line', () => {
    everyLine((line) => {
      const { sentence, count, lowerBound, kinds, state, statistics } = line
      if (state !== 'learning') expect(sentence).toContain(`${count.toLocaleString('en-US')} row`)
      const certain = /PSI certainly ≥ ([\d.,e−]+)/.exec(sentence)?.[1]
      const bound = state === 'suspected' ? kinds[0]!.lowerBound : lowerBound
      if (certain !== undefined) expectRoundedDown(readBack(certain), bound)
      const points = /certainly ≥ ([\d.,e−]+) points/.exec(sentence)?.[1]
      if (points !== undefined) expectRoundedDown(readBack(points), bound * 100)
      const rate = /^([\d.]+) % of [^;]*, was ([\d.]+) %/.exec(withoutNames(sentence))
      if (rate && points !== undefined)
        expect(Number(rate[1]) - Number(rate[2]), sentence).toBeGreaterThanOrEqual(readBack(points) - 0.5)
      const median = /^Median (\S+) → (\S+) °C/.exec(sentence)
      if (!median) return
      expect(readBack(median[1]!)).toBeCloseTo(statistics.referenceQuantiles!.p50, 0)
      expect(readBack(median[2]!)).toBeCloseTo(statistics.quantiles!.p50, 0)
    })
  })

  test('is one line of bounded length that nothing hides in, whatever names it holds', () => {
    everyLine(({ sentence }) => {
      expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      expect(sentence).toMatch(/\.$/)
      expect(sentence.length).toBeLessThan(900)
      expect(sentence).not.toMatch(/NaN|undefined|null|∞/)
    })
  })
})

function withoutNames(sentence: string): string {
  return sentence.replaceAll(/`[^`]*`/g, '')
}

function readBack(text: string): number {
  return Number(text.replaceAll(',', '').replaceAll('−', '-'))
}

function expectRoundedDown(told: number, bound: number): void {
  expect(told).toBeLessThanOrEqual(bound * (1 + 1e-12))
  expect(told).toBeGreaterThan(bound * 0.9 - 1e-9)
}
