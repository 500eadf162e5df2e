import { normalQuantile, normalSurvival } from '@driftline/statistics'
import { distributionEffect } from '../src/index.ts'
import type { Random } from './chance/create-random.ts'
import type { Trial } from './trial.ts'

const CELLS = 10
const WINDOWS = 10_000
const SHIFTS = [0.2, 0.5, 1, 2]

const TRUTH_WORDS = { population: 'of the populations', sample: 'against the reference at hand' }

/**
 * How often the "certain" lower bound of the PSI lies above the true one; nominally one window of 1,000. The reference
 * is a normal sample cut at its own deciles, the window another, shifted; both are independent rows.
 */
export const coverageTrials: readonly Trial[] = [1000, 10_000].flatMap((referenceRows) =>
  [100, 1000, 10_000].flatMap((rows) => [
    coverage({ referenceRows, rows, truth: 'population' }),
    coverage({ referenceRows, rows, truth: 'sample' }),
  ]),
)

interface CoveragePlan {
  readonly referenceRows: number
  readonly rows: number
  /** Between the populations, or between the window's population and the reference's rows. */
  readonly truth: 'population' | 'sample'
}

function coverage(plan: CoveragePlan): Trial {
  const { referenceRows, rows, truth } = plan
  return {
    id: `coverage/${truth}-${rows}-rows-${referenceRows}-reference`,
    group: 'coverage',
    what: `true PSI ${TRUTH_WORDS[truth]}; ${rows.toLocaleString('en-US')} rows beside ${referenceRows.toLocaleString('en-US')}, shifts of .2 to 2 sd`,
    run: ({ random, repeat }) => {
      const windows = repeat(WINDOWS)
      const byShift = SHIFTS.map((shift) => countAbove(shift, { ...plan, windows, random }))
      const texts = byShift.map((count) => `${((100 * count) / windows).toFixed(2)} %`)
      const count = byShift.reduce((a, b) => a + b, 0)
      return { count, of: windows * SHIFTS.length, note: `by shift: ${texts.join(', ')}` }
    },
  }
}

/** Windows whose lower bound lies above the truth. */
function countAbove(
  shift: number,
  { referenceRows, rows, truth, windows, random }: CoveragePlan & { windows: number; random: Random },
): number {
  const reference = Array.from({ length: CELLS }, () => referenceRows / CELLS)
  const evenShares = Array.from({ length: CELLS }, () => 1 / CELLS)
  let above = 0
  for (let window = 0; window < windows; window += 1) {
    const shares = sampleDecileShares(referenceRows, random)
    const shifted = shiftedShares(shares, shift)
    const current = drawCounts(rows, shifted, random)
    const { lowerBound } = distributionEffect({ reference, current }, 1)
    if (lowerBound > psiOf(truth === 'population' ? shares : evenShares, shifted)) above += 1
  }
  return above
}

/** Population's shares between the deciles of a sample: the spacings of ordered uniforms, which are Dirichlet. */
function sampleDecileShares(rows: number, { gamma }: Random): readonly number[] {
  const spacings = Array.from({ length: CELLS }, () => gamma(rows / CELLS))
  const total = spacings.reduce((a, b) => a + b, 0)
  return spacings.map((spacing) => spacing / total)
}

/** Shares of a normal population moved by `shift` in the cells that hold `shares` of the one not moved. */
function shiftedShares(shares: readonly number[], shift: number): readonly number[] {
  let below = 0
  let lastShifted = 0
  return shares.map((share, cell) => {
    below += share
    const upTo = cell === shares.length - 1 ? 1 : 1 - normalSurvival(normalQuantile(below) - shift)
    const part = upTo - lastShifted
    lastShifted = upTo
    return part
  })
}

function drawCounts(rows: number, shares: readonly number[], { binomial }: Random): readonly number[] {
  let left = rows
  let rest = 1
  return shares.map((share, cell) => {
    const count = cell === shares.length - 1 ? left : binomial(left, Math.min(1, share / rest))
    left -= count
    rest -= share
    return count
  })
}

function psiOf(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, cell) => sum + (q[cell]! - share) * Math.log(q[cell]! / share), 0)
}
