import type { FeatureSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import type { FeatureCell } from './feature-cell.ts'
import { isMissing, readNumericRows } from './feature-cell.ts'
import type { FeatureProfile, NumericFeatureProfile } from '@driftline/profile'
import type { FeatureCounts } from './feature-counts.ts'

/** Counts raw rows as the instrumentation would: for files, where the rows are at hand. */
export function countRows(
  profile: FeatureProfile,
  cells: readonly FeatureCell[],
  spec: FeatureSpec | undefined,
): FeatureCounts {
  return profile.type === 'categorical' ? countCategories(cells) : countNumbers(profile, cells, spec)
}

function countCategories(cells: readonly FeatureCell[]): FeatureCounts {
  const categories: Record<string, number> = Object.create(null)
  let missing = 0
  for (const cell of cells) {
    if (isMissing(cell)) missing++
    else categories[String(cell)] = (categories[String(cell)] ?? 0) + 1
  }
  return { categories, special: {}, problems: { missing } }
}

function countNumbers(
  profile: Exclude<FeatureProfile, { type: 'categorical' }>,
  cells: readonly FeatureCell[],
  spec: FeatureSpec | undefined,
): FeatureCounts {
  const rows = readNumericRows(cells, spec)
  const guard = profile.type === 'numeric' ? profile.guard : null
  const special: Record<string, number> = Object.create(null)
  const add = (name: string): void => {
    special[name] = (special[name] ?? 0) + 1
  }
  const inside: number[] = []
  for (const [row, value] of rows.values.entries()) {
    const declared = rows.specialByRow[row]
    if (declared !== undefined) add(declared)
    else if (guard && value < guard.lower) add('under')
    else if (guard && value > guard.upper) add('over')
    else if (!Number.isNaN(value)) inside.push(value)
  }
  return {
    ...sketch(profile, inside),
    special,
    problems: { missing: rows.missing, type: rows.invalid, range: rows.outOfRange },
  }
}

function sketch(profile: Exclude<FeatureProfile, { type: 'categorical' }>, values: readonly number[]) {
  if (profile.type === 'score') {
    const scores = createExplicitHistogram(profile.bounds)
    for (const value of values) scores.record(value)
    return { scores: scores.toData() }
  }
  const histogram = createExponentialHistogram({
    zeroThreshold: (profile satisfies NumericFeatureProfile).zeroThreshold,
  })
  for (const value of values) histogram.record(value)
  return { values: histogram.toData() }
}
