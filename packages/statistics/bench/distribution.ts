import {
  betaQuantile,
  clopperPearsonDifferenceLowerBound,
  clopperPearsonInterval,
  newcombeDifferenceLowerBound,
  nonCentralChiSquareQuantile,
  noncentralityLowerBound,
} from '@driftline/statistics'

// Run by: node --conditions=@driftline/source packages/statistics/bench/distribution.ts [part of a name]
const ROUNDS = 15
const ROUND_MS = 40
const BATCH = 50
const VARIANTS = 7 // neighbouring arguments, so that no call repeats the last one
const ALPHA = 0.001
const Z = 3.090232306167813

const sides = (referenceHits: number, hits: number, more: number) => ({
  reference: { successes: referenceHits, trials: 10_000 + more },
  current: { successes: hits, trials: 1_000 + more },
})

const calls: Readonly<Record<string, (more: number) => number>> = {
  'increase, Clopper–Pearson, 10 of 1,000 against 0 of 10,000': (more) =>
    clopperPearsonDifferenceLowerBound(sides(0, 10, more), ALPHA),
  'increase, Clopper–Pearson, 10 of 1,000 against 10 of 10,000': (more) =>
    clopperPearsonDifferenceLowerBound(sides(10, 10, more), ALPHA),
  'increase, Clopper–Pearson, 20 of 1,000 against 100 of 10,000': (more) =>
    clopperPearsonDifferenceLowerBound(sides(100, 20, more), ALPHA),
  'increase, Clopper–Pearson, 0 of 1,000 against 0 of 10,000': (more) =>
    clopperPearsonDifferenceLowerBound(sides(0, 0, more), ALPHA),
  'increase, Clopper–Pearson, effective counts, 3.3 of 333 against 3.3 of 3,333': (more) =>
    clopperPearsonDifferenceLowerBound(
      { reference: { successes: 3.3, trials: 3333.3 + more }, current: { successes: 3.3, trials: 333.3 + more } },
      ALPHA,
    ),
  'increase, Wilson, 10 of 1,000 against 10 of 10,000': (more) => newcombeDifferenceLowerBound(sides(10, 10, more), Z),
  'interval, Clopper–Pearson, 10 of 1,000': (more) => clopperPearsonInterval(10, 1_000 + more, ALPHA).upper,
  'beta quantile .999, a = 11, b = 990': (more) => betaQuantile(0.999, 11, 990 + more),
  'beta quantile .5, a = b = 1e8': (more) => betaQuantile(0.5, 1e8, 1e8 + more),
  'non-central χ² quantile .999, 9 degrees, λ = 10': (more) => nonCentralChiSquareQuantile(0.999, 9, 10 + more),
  'non-central χ² quantile .999, 9 degrees, λ = 100': (more) => nonCentralChiSquareQuantile(0.999, 9, 100 + more),
  'non-central χ² quantile .999, 9 degrees, λ = 10,000': (more) => nonCentralChiSquareQuantile(0.999, 9, 1e4 + more),
  'non-central χ² quantile .999, 9 degrees, λ = 1,000,000': (more) => nonCentralChiSquareQuantile(0.999, 9, 1e6 + more),
  'noncentrality lower bound, x = 200, 9 degrees': (more) => noncentralityLowerBound(200 + more, 9, ALPHA),
}

const processorMs = (): number => process.cpuUsage().user / 1000

/** Calls for a round's length of processor time, in batches, and says how long one took. */
function nanosecondsPerCall(call: (more: number) => number): number {
  const start = processorMs()
  let [count, sum, elapsedMs] = [0, 0, 0]
  while (elapsedMs < ROUND_MS) {
    for (let n = 0; n < BATCH; n += 1) sum += call(n % VARIANTS)
    count += BATCH
    elapsedMs = processorMs() - start
  }
  if (Number.isNaN(sum)) throw new Error('A call gave no number.')
  return (elapsedMs * 1e6) / count
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

const [, , filter = ''] = process.argv
for (const [name, call] of Object.entries(calls).filter(([name]) => name.includes(filter))) {
  const rounds = Array.from({ length: ROUNDS }, () => nanosecondsPerCall(call))
  console.log(`${name}: ${median(rounds).toFixed(0)} ns per call`)
}
