export type { AcceptCommand, AcceptedDrift } from './acceptance/acceptance.ts'
export type { AcceptRefusal } from './acceptance/accept-windows.ts'
export type { Accepting, ListedAcceptance } from './acceptance/acceptances.ts'
export { addressProfile, buildProfile } from './build/build-profile.ts'
export type { ProfileInput } from './build/build-profile.ts'
export type { ReferenceColumn } from './build/reference-column.ts'
export type { ReferenceDimension } from './build/segment-profiles.ts'
export type { BlockPlan } from './build/reference-blocks.ts'
export type { CategoryChange, CategoryShare, NewCategories } from './change/category-change.ts'
export type { FarSide } from './change/far-side.ts'
export type { FeatureChange, InvalidValues } from './change/feature-change.ts'
export type { SpellingGuess } from './change/guess-spelling.ts'
export type { NumericChange } from './change/numeric-change.ts'
export type { OpenRange } from './change/open-range.ts'
export type { TakenOver } from './change/taken-over.ts'
export type { ThenAndNow } from './change/then-and-now.ts'
export type { SoleValue } from './change/value-within.ts'
export { featureSpecOf } from './monitored-features.ts'
export { compareRoles } from './closed-window.ts'
export type { ClosedWindow, PartialReason, SegmentCounts } from './closed-window.ts'
export { comparedCells } from './comparison/cell-table.ts'
export type { DisplayDistribution } from './comparison/display-distribution.ts'
export { distributionEffect } from './comparison/distribution-effect.ts'
export type { DistributionEffect } from './comparison/distribution-effect.ts'
export type { EffectSizes } from './comparison/effect-sizes.ts'
export {
  addCategoryLabel,
  addCategoryRows,
  addCounts,
  bucketKey,
  categoryRows,
  createCategoryCounts,
  mergeCategoryCounts,
  totalOf,
} from './counts/category-counts.ts'
export type { CategoryCounts, KeyedRows, OpenCategoryCounts } from './counts/category-counts.ts'
export { areCountable } from './counts/check-counts.ts'
export type { CategoryHash } from './counts/classified-rows.ts'
export { countRows } from './counts/count-rows.ts'
export type { RowCounting } from './counts/count-rows.ts'
export type { CountsSummary } from './counts/counts-summary.ts'
export type { CellColumn, Cells } from './counts/cell-column.ts'
export { sliceColumn } from './counts/cell-column.ts'
export type { RawValue } from './counts/raw-value.ts'
export {
  agedRows,
  mergeFeatureCounts,
  noFeatureCounts,
  rowsIn,
  sketchKinds,
  WINDOW_SKETCH_SIZE,
} from './counts/feature-counts.ts'
export type { FeatureCounts, SketchKind } from './counts/feature-counts.ts'
export { mergeRowCounts, noRowCounts } from './counts/row-counts.ts'
export type { RowCounts } from './counts/row-counts.ts'
export type { WindowQuantiles } from './counts/quantiles.ts'
export type { Evidence } from './evidence/evidence.ts'
export type { CellsBasis, ConstantBasis, EvidenceBasis, RateBasis } from './evidence/evidence-basis.ts'
export { judgeWindow } from './evidence/judge-window.ts'
export type { JudgeOptions, NotJudged, WindowEvidence } from './evidence/judge-window.ts'
export type { WindowStatistics } from './evidence/window-statistics.ts'
export type { EvidenceKind, SeverityThresholds } from './evidence/severity.ts'
export { ACT_SEVERITY, INVESTIGATE_SEVERITY, isShareOfRows } from './evidence/severity.ts'
export { explainVerdict } from './explain/explain-verdict.ts'
export type {
  Contradiction,
  ExplainedCell,
  ExplainedSection,
  ExplainedStep,
  Explanation,
  Told,
} from './explain/explanation.ts'
export type { Forgotten, HealthEntry, SeriesKey } from './health-entry.ts'
export { createModelHealth } from './model-health.ts'
export type { BatchHealth, ClosedBatch, ModelHealth, ModelHealthOptions } from './model-health.ts'
export { prepareProfile } from './reference/prepared-profile.ts'
export { profileReference } from './reference/profile-reference.ts'
export type { FeatureReference } from './reference/feature-reference.ts'
export { earliestVerdictMs } from './reference/earliest-verdict.ts'
export type { LearningProgress, LearningSoFar, Needed } from './reference/learning-progress.ts'
export type { ReferenceAnswer, ReferenceSource } from './reference/reference-source.ts'
export { takeSample } from './counts/feature-sample.ts'
export type { FeatureSample, RowsToSample } from './counts/feature-sample.ts'
export { compareSamples } from './samples/compare-samples.ts'
export type { FeatureSamples, SampleComparison, SampleSize } from './samples/compare-samples.ts'
export type { ExactStatistics } from './samples/exact-statistics.ts'
export { BYTES_PER_RECORD, shapeBytes } from './shape-bytes.ts'
export { countEventsUpTo, countVerdictEvents } from './slo/count-events.ts'
export type { EventCounts } from './slo/count-events.ts'
export { isOutput as isOutputFeature } from './monitored-features.ts'
export { advanceVerdict } from './verdict/advance-verdict.ts'
export type { VerdictOptions, VerdictStep } from './verdict/advance-verdict.ts'
export type { DriftState, FeatureVerdict, Persistence, StandingWord } from './verdict/feature-verdict.ts'
export { isRaised } from './verdict/is-raised.ts'
export { verdictSentence } from './verdict/sentence.ts'
export type { AcceptedLine, KindLine, VerdictLine } from './verdict/verdict-line.ts'
export { isoTime } from './verdict/verdict-line.ts'
export { learnedText } from './verdict/learning-text.ts'
export { MINIMUM_ROWS } from './verdict/read-window.ts'
export { freshMemory } from './verdict/verdict-memory.ts'
export type { VerdictMemory } from './verdict/verdict-memory.ts'
export type { WindowSummary } from './window-summary.ts'
export { boundText, pointsText } from './words/number-text.ts'
export type { PhaseText } from './words/phase-text.ts'
export type { BesideVerdict } from './words/reference-text.ts'
export type { SentenceContext } from './words/sentence-context.ts'
