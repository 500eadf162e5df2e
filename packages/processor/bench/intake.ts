import { openProcessor, specOf } from './processor-side.testing.ts'
import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides } from './sides.testing.ts'

/**
 * Bytes to panes: decoding and taking in exponential points of 80 buckets that belong to streams that are known, beside
 * decoding alone. For figures per core, pin the run to one: `taskset -c 0 npm run bench -- intake`.
 */
const STREAMS = 2000
const POINTS_PER_REQUEST = 1000
/** The first export of a stream opens it; what counts is all that follow. */
const EXPORTS = 21
const POINTS = STREAMS * (EXPORTS - 1)

async function measure(side: Side): Promise<Figures> {
  const spec = specOf('model: {name: bench}\nwindows: [1h]\n')
  const requests = [...requestsOf({ streams: STREAMS, pointsPerRequest: POINTS_PER_REQUEST, exports: EXPORTS })]
  const warmUp = requests.splice(0, STREAMS / POINTS_PER_REQUEST)
  const [taking, decoding] = [await openProcessor(side, { spec }), await openProcessor(side, { spec })]
  for (const request of warmUp) {
    taking.take(request)
    decoding.decode(request.body)
  }
  const pointsPerSecond = (run: () => void): number => {
    const startMs = performance.now()
    run()
    return POINTS / (performance.now() - startMs) / 1000
  }
  return {
    'bytes to panes, million points/s': pointsPerSecond(() => requests.forEach((request) => taking.take(request))),
    'decoding alone, million points/s': pointsPerSecond(() => requests.forEach(({ body }) => decoding.decode(body))),
  }
}

await compareSides({ title: `${POINTS.toLocaleString('en-US')} exponential points`, measure, rounds: 5 })
