import type { MonitorSpec } from '@driftline/spec'
import { openProcessor, specOf } from './processor-side.testing.ts'
import type { TimedRequest } from './requests.testing.ts'
import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides, median } from './sides.testing.ts'

/**
 * Bytes to panes: decoding and taking in exponential points of 80 buckets that belong to streams that are known, beside
 * decoding alone. Processor time is counted, so that others on the machine matter little; `taskset -c 0 npm run bench --
 * intake` pins all threads to one core. No collection is forced before a run: after one, the engine runs at half its
 * speed for longer than a run takes.
 */
const POINTS_PER_REQUEST = 1000
const spec = specOf('model: {name: bench}\nwindows: [1h]\n')
/** Every point counts for an objective beside its window: the most that objectives can cost. */
const withObjective = (features: number): MonitorSpec => {
  const names = Array.from({ length: features }, (_, i) => `feature_${i}: {type: numeric}`)
  return specOf(`model: {name: bench}\nwindows: [1h]\nslos: {missing: 0.99}\nfeatures: {${names.join(', ')}}\n`)
}

interface Case {
  readonly streams: number
  /** The first export of a stream opens it; what counts is all that follow. */
  readonly exports: number
  /** Runs of one process; the first are slow until the engine has optimised them. */
  readonly runs: number
  /** Whether an objective is counted as well. */
  readonly countsEvents?: boolean
}

const cases: readonly Case[] = [
  { streams: 2000, exports: 21, runs: 7, countsEvents: true },
  { streams: 50_000, exports: 4, runs: 3 },
]

async function measure(side: Side): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const one of cases) Object.assign(figures, await measureCase(side, one))
  return figures
}

async function measureCase(side: Side, { streams, exports, runs, countsEvents }: Case): Promise<Figures> {
  const requests = [...requestsOf({ streams, pointsPerRequest: POINTS_PER_REQUEST, exports })]
  const taken: number[] = []
  const decoded: number[] = []
  const counted: number[] = []
  const objective = countsEvents ? withObjective(streams) : undefined
  for (let run = 0; run < runs; run += 1) {
    const processor = await openProcessor(side, { spec })
    taken.push(pointsPerSecond(requests, streams, (request) => processor.take(request)))
    if (objective) {
      const counting = await openProcessor(side, { spec: objective })
      counted.push(pointsPerSecond(requests, streams, (request) => counting.take(request)))
    }
    const { decode } = await openProcessor(side, { spec })
    decoded.push(pointsPerSecond(requests, streams, ({ body }) => decode(body)))
  }
  const title = `${streams.toLocaleString('en-US')} streams`
  return {
    [`${title}: bytes to panes, million points/s`]: median(taken),
    [`${title}: decoding alone, million points/s`]: median(decoded),
    ...(objective && {
      [`${title}: with an objective, million points/s`]: median(counted),
      [`${title}: with an objective, share of without`]: median(counted) / median(taken),
    }),
  }
}

/** Millions of points in a second of processor time, collecting garbage included; those of the first export left out. */
function pointsPerSecond(
  requests: readonly TimedRequest[],
  streams: number,
  run: (request: TimedRequest) => unknown,
): number {
  const first = streams / POINTS_PER_REQUEST
  for (const request of requests.slice(0, first)) run(request)
  const start = process.cpuUsage()
  for (const request of requests.slice(first)) run(request)
  const { user, system } = process.cpuUsage(start)
  return ((requests.length - first) * POINTS_PER_REQUEST) / (user + system)
}

await compareSides({ title: 'exponential points of 80 buckets', measure })
