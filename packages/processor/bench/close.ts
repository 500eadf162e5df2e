import { openProcessor, profileOf, specOf } from './processor-side.testing.ts'
import { requestsOf } from './requests.testing.ts'
import type { Figures, Side } from './sides.testing.ts'
import { compareSides } from './sides.testing.ts'

/**
 * Closing a window of 100,000 series, judged against a training reference or learning one: as features of everyone, or
 * as segments of one feature. A side that cannot pause closes in one step.
 */
const SERIES = 100_000

interface Case {
  readonly title: string
  readonly vary: 'features' | 'segments'
  /** Features of the reference. */
  readonly known: readonly string[]
}

const cases: readonly Case[] = [
  { title: 'features', vary: 'features', known: Array.from({ length: SERIES }, (_, i) => `feature_${i}`) },
  { title: 'segments', vary: 'segments', known: ['feature_0'] },
  { title: 'features that learn', vary: 'features', known: [] },
]

async function measure(side: Side): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const one of cases) Object.assign(figures, await measureCase(side, one))
  return figures
}

async function measureCase(side: Side, { title, vary, known }: Case): Promise<Figures> {
  const spec = specOf('model: {name: bench}\nwindows: [1h]\n')
  const profiles = known.length > 0 ? [await profileOf(side, spec, known)] : []
  const processor = await openProcessor(side, { spec, profiles })
  for (const request of requestsOf({ streams: SERIES, pointsPerRequest: 1000, exports: 1, vary }))
    processor.take(request)
  globalThis.gc?.()
  const start = process.cpuUsage()
  let sliceStartMs = performance.now()
  let longestMs = 0
  const endSlice = (): void => {
    const nowMs = performance.now()
    longestMs = Math.max(longestMs, nowMs - sliceStartMs)
    sliceStartMs = nowMs
  }
  for (const _ of processor.closeAll()) endSlice()
  endSlice()
  const { user, system } = process.cpuUsage(start)
  return {
    [`${title}: processor time, ms`]: (user + system) / 1000,
    [`${title}: longest without a pause, ms`]: longestMs,
  }
}

await compareSides({ title: `window close of ${SERIES.toLocaleString('en-US')} series`, measure, rounds: 1 })
