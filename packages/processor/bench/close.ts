import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides } from './sides.testing.ts'
import { openProcessor, profileOf, specOf } from './processor-side.testing.ts'

/**
 * Closing a window of 100,000 series that are judged against a training reference: as features of everyone, or as
 * segments of one feature. A side that cannot pause closes in one step.
 */
const SERIES = Number(process.env['BENCH_SERIES'] ?? 100_000)
const SPEC = 'model: {name: bench}\nwindows: [1h]\n'

async function measure(side: Side): Promise<Figures> {
  return { ...(await closeOf(side, 'features')), ...(await closeOf(side, 'segments')) }
}

async function closeOf(side: Side, vary: 'features' | 'segments'): Promise<Figures> {
  const spec = specOf(SPEC)
  const names = vary === 'features' ? Array.from({ length: SERIES }, (_, i) => `feature_${i}`) : ['feature_0']
  const processor = await openProcessor(side, { spec, profiles: [await profileOf(side, spec, names)] })
  for (const request of requestsOf({ streams: SERIES, pointsPerRequest: 1000, exports: 1, vary })) processor.take(request)
  globalThis.gc?.()
  const startMs = performance.now()
  let sliceStartMs = startMs
  let longestMs = 0
  const endSlice = (): void => {
    const nowMs = performance.now()
    longestMs = Math.max(longestMs, nowMs - sliceStartMs)
    sliceStartMs = nowMs
  }
  for (const _ of processor.closeAll()) endSlice()
  endSlice()
  return {
    [`${vary}: in all, ms`]: performance.now() - startMs,
    [`${vary}: longest time without a pause, ms`]: longestMs,
  }
}

await compareSides({ title: `window close of ${SERIES.toLocaleString('en-US')} series`, measure })
