export { canonicalJson } from './canonical-json.ts'
export { bucketLabel, escapeCategory, readCategoryLabel } from './category-label.ts'
export type { CategoryLabel } from './category-label.ts'
export { chooseNumericCells, chooseTails, numericCellOf, outsideGuard } from './cells/numeric-cells.ts'
export { chooseScoreCells, chooseScoreTails, createScoreCounter } from './cells/score-cells.ts'
export { createSketchCounter } from './cells/sketch-counter.ts'
export type { SketchEdge } from './cells/sketch-counter.ts'
export { classifyValue } from './classify-value.ts'
export type { ValueProblem, ValueSink } from './classify-value.ts'
export { toFeatureGrid } from './feature-grid.ts'
export type { FeatureGrid } from './feature-grid.ts'
export { findProfile } from './find-profile.ts'
export { HASH_BUCKETS, hashBucket } from './hash-bucket.ts'
export type { HashKey } from './hash-key.ts'
export { openProfile } from './open-profile.ts'
export type { OpenProfile, OpenProfileOptions } from './open-profile.ts'
export { parseProfile } from './parse-profile.ts'
export type { ParseProfileOptions } from './parse-profile.ts'
export { ProfileError } from './profile-error.ts'
export { readHashKey } from './read-hash-key.ts'
export type { FoundHashKey, HashKeySource } from './read-hash-key.ts'
export { FIRST_PROFILE_FORMAT, PROFILE_FORMAT } from './reference-profile.ts'
export type {
  CategoricalFeatureProfile,
  CountedCells,
  DesignEffect,
  DesignEffects,
  FeatureProfile,
  MergedDesignEffect,
  NumericCells,
  NumericFeatureProfile,
  PhaseReference,
  ProfileCounts,
  ProfileProvenance,
  RateKind,
  ReferenceProfile,
  ReferenceScatter,
  ScoreFeatureProfile,
  SegmentFeature,
  SegmentReference,
  Tails,
} from './reference-profile.ts'
export { createValueRule, OVER_INDEX, UNDER_INDEX } from './value-rule.ts'
export type { ValueRule, ValueRuleSource } from './value-rule.ts'
