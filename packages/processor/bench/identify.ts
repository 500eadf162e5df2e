import type { Figures, Side } from './sides.testing.ts'
import { compareSides, median } from './sides.testing.ts'
import { openProcessor, specOf } from './processor-side.testing.ts'
import { requestsOf } from './requests.testing.ts'

/** Whom a point belongs to: of attributes that are known by their object, and of attributes that are new. */
const STREAMS = 20_000
const ROUNDS = 15

type Identify = (point: unknown) => unknown

interface IdentifierModule {
  readonly createIdentifier: () => Identify
}

async function measure(side: Side): Promise<Figures> {
  const { decode } = await openProcessor(side, { spec: specOf('model: {name: bench}\n') })
  const [request] = requestsOf({ streams: STREAMS, pointsPerRequest: STREAMS, exports: 1 })
  if (!request) throw new Error('there is no request')
  const points = decode(request.body) as readonly unknown[]
  const anew = await findIdentify(side)
  const remembered = side.isThis ? await createRemembering(side, points) : anew
  return {
    'known attributes, µs per point': timePoint(points, () => remembered),
    'new attributes, µs per point': timePoint(points, () => anew),
  }
}

async function findIdentify(side: Side): Promise<Identify> {
  if (!side.isThis) {
    const { streamKey } = await side.load<{ streamKey: Identify }>('processor/src/streams/stream-key.ts')
    const { slotOf } = await side.load<{ slotOf: Identify }>('processor/src/streams/slot.ts')
    return (point) => [slotOf(point), streamKey(point)]
  }
  const { createIdentifier } = await side.load<IdentifierModule>('processor/src/intake/identify-point.ts')
  return (point) => createIdentifier()(point)
}

async function createRemembering(side: Side, points: readonly unknown[]): Promise<Identify> {
  const { createIdentifier } = await side.load<IdentifierModule>('processor/src/intake/identify-point.ts')
  const identify = createIdentifier()
  for (const point of points) identify(point)
  return identify
}

/** Median time of one point over the rounds, µs. */
function timePoint(points: readonly unknown[], make: () => Identify): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    const identify = make()
    const startMs = performance.now()
    for (const point of points) identify(point)
    return ((performance.now() - startMs) / points.length) * 1000
  })
  return median(taken)
}

await compareSides({ title: `identity of ${STREAMS.toLocaleString('en-US')} streams`, measure })
