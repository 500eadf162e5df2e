import { classifyValue, createValueRule } from '@driftline/profile'
import type { FeatureProfile, ValueSink } from '@driftline/profile'
import type { FeatureSpec } from '@driftline/spec'
import { createExponentialHistogram } from '@driftline/statistics'
import type { FeatureCounts, RawValue } from '../src/index.ts'
import { addCategoryLabel, countRows, createCategoryCounts } from '../src/index.ts'
import { bucketLabel, escapeCategory, hashBucket } from '@driftline/profile'

/** What is known of a feature when its rows are counted. */
export interface CountingRule {
  readonly type: 'numeric' | 'categorical'
  readonly spec: FeatureSpec | undefined
  readonly profile: FeatureProfile | undefined
}

/** Counts a feature's rows as the wrapper would: beside its profile, or with nothing but the spec. */
export function countCells(cells: readonly RawValue[], { type, spec, profile }: CountingRule): FeatureCounts {
  return profile ? countRows(profile, cells, { spec }) : countBySpec(cells, type, spec)
}

function countBySpec(
  cells: readonly RawValue[],
  type: CountingRule['type'],
  spec: FeatureSpec | undefined,
): FeatureCounts {
  const histogram = createExponentialHistogram({})
  const categories = createCategoryCounts()
  const special: Record<string, number> = {}
  const problems: Record<string, number> = {}
  const labelOf = createLabels(spec)
  const sink: ValueSink = {
    number: (value) => histogram.record(value),
    category: (name) => addCategoryLabel(categories, labelOf(name), 1),
    special: (name) => void (special[name] = (special[name] ?? 0) + 1),
    problem: (problem) => void (problems[problem] = (problems[problem] ?? 0) + 1),
  }
  const rule = createValueRule({ type, spec })
  for (const cell of cells) classifyValue(cell, rule, sink)
  return { ...(type === 'numeric' ? { values: histogram.toData() } : { categories }), special, problems }
}

/** Names the spec declares go out as they are; without such names, hash buckets do. */
function createLabels(spec: FeatureSpec | undefined): (name: string) => string {
  const declared = spec?.values && new Set(spec.values)
  if (!declared) return (name) => bucketLabel(hashBucket(name))
  return (name) => (declared.has(name) ? escapeCategory(name) : 'other')
}
