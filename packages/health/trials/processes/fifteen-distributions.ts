import type { RawValue } from '../../src/index.ts'
import type { Random } from '../chance/create-random.ts'
import { createPoisson, createZipf } from '../chance/discrete-draws.ts'

/** A shape of independent rows. */
export interface Shape {
  readonly type: 'numeric' | 'categorical'
  readonly createDraw: (random: Random) => () => RawValue
}

const numeric = (draw: (random: Random) => RawValue): Shape => ({
  type: 'numeric',
  createDraw: (random) => () => draw(random),
})
const categories = (size: number): Shape => ({
  type: 'categorical',
  createDraw: (random) => {
    const draw = createZipf(size, random)
    return () => `c${draw()}`
  },
})
const twoCategories = (rate: number): Shape => ({
  type: 'categorical',
  createDraw: (random) => () => (random.uniform() < rate ? 'a' : 'b'),
})
const withGaps = (rate: number): Shape => numeric(({ uniform, normal }) => (uniform() < rate ? null : normal()))
const zeroInflated = (zeros: number): Shape =>
  numeric(({ uniform, normal }) => (uniform() < zeros ? 0 : Math.exp(normal())))

/** Fifteen shapes that features have: heavy tails, ties, gaps, rare and many categories. */
export const FIFTEEN_DISTRIBUTIONS: Readonly<Record<string, Shape>> = {
  normal: numeric(({ normal }) => normal()),
  lognormal: numeric(({ normal }) => Math.exp(2 * normal())),
  cauchy: numeric(({ normal }) => normal() / normal()),
  poisson: { type: 'numeric', createDraw: (random) => createPoisson(3, random) },
  binary: numeric(({ uniform }) => (uniform() < 0.3 ? 1 : 0)),
  mostly_zero: zeroInflated(0.9),
  nearly_all_zero: zeroInflated(0.995),
  constant: numeric(() => 5),
  often_missing: withGaps(0.3),
  seldom_missing: withGaps(0.01),
  two_categories: twoCategories(0.5),
  one_rare_category: twoCategories(0.01),
  twenty_categories: categories(20),
  five_hundred_categories: categories(500),
  five_thousand_categories: categories(5000),
}
