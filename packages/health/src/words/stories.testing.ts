import type { ReferenceColumn, ReferenceDimension, SegmentCounts, VerdictLine } from '../index.ts'
import type { Judge, WindowInput } from '../judging.testing.ts'
import { createJudge, createRandom, DAY_MS, numbers, profileOf, specOf } from '../judging.testing.ts'

/** Monday 3 November 2025, midnight in UTC. */
export const MONDAY_MS = Date.UTC(2025, 10, 3)

/** A story: what the model was trained on, and how it is watched. */
export interface Story {
  readonly columns: Readonly<Record<string, ReferenceColumn>>
  readonly dimension?: ReferenceDimension
  readonly features: string
  readonly references?: string
  readonly expected?: string
}

/** The judge of a story with daily windows. */
export function judgeOf({
  columns,
  dimension,
  features,
  references = '{training: {}}',
  expected = '[]',
}: Story): Judge {
  const spec = specOf(
    `model: {name: m}\nwindows: [1d]\nreferences: ${references}\nexpected: ${expected}\n` +
      `segments: {dimensions: [${dimension?.name ?? ''}]}\nfeatures: {${features}}\n`,
  )
  const profile = profileOf(columns, { spec, dimensions: dimension ? [dimension] : [] })
  return createJudge({ spec, profiles: [profile] })
}

/** One day of a story. */
export function day(
  number: number,
  features: WindowInput['features'],
  segments?: readonly SegmentCounts[],
): WindowInput {
  return {
    startMs: MONDAY_MS + number * DAY_MS,
    lengthMs: DAY_MS,
    window: '1d',
    features,
    ...(segments && { segments }),
  }
}

/** Sums of twelve uniform numbers: near a normal distribution of mean 0 and deviation 1, the same everywhere. */
export function bell(count: number, seed: number): readonly number[] {
  const random = createRandom(seed)
  const twelve = Array.from({ length: 12 })
  return Array.from({ length: count }, () => twelve.reduce<number>((sum) => sum + random(), -6))
}

/** Names in shares, evenly among each other. */
export function names(count: number, shares: Readonly<Record<string, number>>): readonly string[] {
  const random = createRandom(7)
  return Object.entries(shares)
    .flatMap(([name, share]) => Array.from({ length: Math.round(share * count) }, () => ({ name, at: random() })))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
}

/** Temperatures of a training set: around 20, deviation 5. */
export const temperatures = {
  type: 'numeric',
  cells: bell(8000, 1).map((z) => 20 + 5 * z),
} as const satisfies ReferenceColumn

/** Temperatures of a day. */
export function degrees(count: number, seed: number, of: (z: number) => number = (z) => 20 + 5 * z) {
  return numbers(bell(count, seed).map(of))
}

/** The last headline's sentence. */
export function lastSentence(lines: readonly VerdictLine[]): string {
  return lines.findLast(({ headline }) => headline)!.sentence
}
