import type { CategoricalFeatureProfile, FeatureProfile } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import type { CategoryCounts } from './category-counts.ts'
import { createCategoryCounts } from './category-counts.ts'
import type { CellColumn } from './cell-column.ts'
import type { CategoryHash, ClassifiedRows } from './classified-rows.ts'
import { classifyRows } from './classified-rows.ts'
import { countNames } from './coded-names.ts'
import type { FeatureCounts } from './feature-counts.ts'
import { ruleOfProfile } from './profile-rule.ts'

/** What rows are counted by. */
export interface RowCounting {
  readonly spec?: FeatureSpec | undefined
  /** Of a hashed feature. */
  readonly hash?: CategoryHash | undefined
}

/** Counts raw rows as the instrumentation would that was given the same profile and spec. */
export function countRows(
  profile: FeatureProfile,
  cells: readonly unknown[] | CellColumn,
  { spec, hash }: RowCounting = {},
): FeatureCounts {
  const rows = classifyRows(cells, ruleOfProfile(profile, spec), hash)
  const hashed = hash && profile.type === 'categorical' ? { categories: countHashed(rows, hash) } : undefined
  return {
    ...(hashed ?? sketch(profile, rows, spec)),
    special: countNames(rows.specials),
    problems: { ...rows.problems },
  }
}

function sketch(
  profile: FeatureProfile,
  rows: ClassifiedRows,
  spec: FeatureSpec | undefined,
): Pick<FeatureCounts, 'values' | 'scores' | 'categories'> {
  switch (profile.type) {
    case 'categorical':
      return { categories: countCategories(rows, knownNames(profile, spec)) }
    case 'score': {
      const scores = createExplicitHistogram(profile.bounds)
      recordAll(rows, scores)
      return { scores: scores.toData() }
    }
    case 'numeric': {
      const values = createExponentialHistogram({ zeroThreshold: profile.zeroThreshold })
      recordAll(rows, values)
      return { values: values.toData() }
    }
  }
}

function countHashed({ names }: ClassifiedRows, { keyId }: CategoryHash): CategoryCounts {
  return { names: {}, buckets: countNames(names), other: 0, hashKey: keyId }
}

function recordAll({ values }: ClassifiedRows, histogram: { readonly record: (value: number) => unknown }): void {
  for (let row = 0; row < values.length; row += 1) if (!Number.isNaN(values[row]!)) histogram.record(values[row]!)
}

function knownNames({ categories }: CategoricalFeatureProfile, spec: FeatureSpec | undefined): ReadonlySet<string> {
  return new Set([...(spec?.values ?? []), ...Object.keys(categories)])
}

/** Names the profile or the spec knows by name, the others as the rest. */
function countCategories({ names }: ClassifiedRows, known: ReadonlySet<string>) {
  const counts = createCategoryCounts()
  for (const [name, rows] of Object.entries(countNames(names)))
    if (known.has(name)) counts.names[name] = rows
    else counts.other += rows
  return counts
}
