export { addressProfile, buildProfile } from './profile/build-profile.ts'
export type { ProfileInput, ReferenceColumn } from './profile/build-profile.ts'
export { canonicalJson } from './profile/canonical-json.ts'
export type { FeatureCell } from './profile/feature-cell.ts'
export { isMissing, readNumericRows } from './profile/feature-cell.ts'
export { findProfile } from './profile/find-profile.ts'
export { parseProfile, ProfileError } from './profile/parse-profile.ts'
export type { ParseProfileOptions } from './profile/parse-profile.ts'
export type { BlockPlan } from './profile/reference-blocks.ts'
export { PROFILE_FORMAT } from './profile/reference-profile.ts'
export type {
  CategoricalFeatureProfile,
  DesignEffect,
  DesignEffects,
  FeatureProfile,
  NumericFeatureProfile,
  ProfileCounts,
  ProfileProvenance,
  QuantileCells,
  ReferenceProfile,
  ScoreFeatureProfile,
} from './profile/reference-profile.ts'
export { comparedCells } from './profile/design-effect.ts'
export { distributionEffect } from './drift/distribution-effect.ts'
export type { DistributionEffect } from './drift/distribution-effect.ts'
export type { DisplayDistribution } from './drift/display-distribution.ts'
export type { EffectSizes } from './drift/effect-sizes.ts'
export type { EvidenceKind, SeverityThresholds } from './drift/severity.ts'
export { ACT_SEVERITY, INVESTIGATE_SEVERITY } from './drift/severity.ts'
export { createModelHealth } from './model-health.ts'
export type { ClosedWindow, ModelHealth, ModelHealthOptions, ModelHealthState, SegmentCounts } from './model-health.ts'
export { advanceVerdict, freshMemory } from './verdict/feature-verdict.ts'
export type { DriftState, FeatureVerdict, VerdictMemory } from './verdict/feature-verdict.ts'
export { judgeWindow } from './verdict/judge-window.ts'
export type { Evidence, JudgeOptions, WindowEvidence, WindowStatistics } from './verdict/judge-window.ts'
export { verdictSentence } from './verdict/sentence.ts'
export type { VerdictLine } from './verdict/verdict-line.ts'
export { isoTime } from './verdict/verdict-line.ts'
export type { FeatureCounts } from './window/feature-counts.ts'
export { addCounts, mergeFeatureCounts, noFeatureCounts, totalOf, WINDOW_SKETCH_SIZE } from './window/feature-counts.ts'
export { compareSamples } from './compare/compare-samples.ts'
export type { FeatureSamples, SampleComparison, SampleSize } from './compare/compare-samples.ts'
export type { ExactStatistics } from './compare/exact-statistics.ts'
export { countRows } from './window/count-rows.ts'
