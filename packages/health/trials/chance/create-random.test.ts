import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from './create-random.ts'
import { createPoisson, createZipf, shuffled } from './discrete-draws.ts'

const DRAWS = 200_000

/** Mean and variance of many draws. */
function momentsOf(draw: () => number): { readonly mean: number; readonly variance: number } {
  const values = Float64Array.from({ length: DRAWS }, draw)
  const mean = values.reduce((a, b) => a + b, 0) / DRAWS
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS }
}

test('the same seed gives the same draws, another seed others', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const [a, b, c] = [createRandom(seed), createRandom(seed), createRandom(`${seed}.`)]
      const draw = ({ uniform, normal, binomial }: typeof a) => [uniform(), normal(), binomial(1000, 0.3)]
      expect(draw(a)).toEqual(draw(b))
      expect(draw(a)).not.toEqual(draw(c))
    }),
  )
})

describe('the draws have the mean and variance of their distribution', () => {
  const random = createRandom('moments')
  const poisson = createPoisson(3, random)
  // Within five standard errors; the variance of a variance is taken generously.
  test.each([
    ['uniform', () => random.uniform(), 1 / 2, 1 / 12],
    ['normal', () => random.normal(), 0, 1],
    ['gamma, shape .4', () => random.gamma(0.4), 0.4, 0.4],
    ['gamma, shape 7', () => random.gamma(7), 7, 7],
    ['beta 2, 5', () => random.beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ['binomial 10, .3', () => random.binomial(10, 0.3), 3, 2.1],
    ['binomial 5,000, .01', () => random.binomial(5000, 0.01), 50, 49.5],
    ['binomial 5,000, .6', () => random.binomial(5000, 0.6), 3000, 1200],
    ['poisson 3', () => poisson(), 3, 3],
  ])('%s', (_name, draw, mean, variance) => {
    const measured = momentsOf(draw)
    expect(Math.abs(measured.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS))
    expect(Math.abs(measured.variance / variance - 1)).toBeLessThan(0.05)
  })
})

test('normal tails are as heavy as they should be', () => {
  const { normal } = createRandom('tails')
  let beyond = 0
  for (let i = 0; i < 1_000_000; i += 1) if (Math.abs(normal()) > 3) beyond += 1
  expect(Math.abs(beyond - 2700)).toBeLessThan(5 * Math.sqrt(2700))
})

test('a binomial lies within 0 and n, and is n or 0 where it must be', () => {
  const { binomial } = createRandom('bounds')
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
      const successes = binomial(n, p)
      expect(Number.isInteger(successes) && successes >= 0 && successes <= n).toBe(true)
      expect(binomial(n, 1)).toBe(n)
      expect(binomial(n, 0)).toBe(0)
    }),
  )
})

test('the first of four ranks comes twice as often as the second', () => {
  const draw = createZipf(4, createRandom('zipf'))
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < DRAWS; i += 1) counts[draw()]! += 1
  const total = 1 + 1 / 2 + 1 / 3 + 1 / 4
  for (const [rank, count] of counts.entries())
    expect(Math.abs(count / DRAWS - 1 / (rank + 1) / total)).toBeLessThan(0.006)
})

test('shuffling keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (items) => {
      const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
      expect(inOrder(shuffled(items, createRandom('order')))).toEqual(inOrder(items))
    }),
  )
})
