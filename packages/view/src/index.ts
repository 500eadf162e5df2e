export { arrange } from './arrange/arrange.ts'
export { createBesideOf } from './arrange/beside-of.ts'
export { binColumns } from './arrange/bin-columns.ts'
export type { WindowSpan } from './arrange/bin-columns.ts'
export { createColumnFinder, toCells } from './arrange/column-cells.ts'
export { featureViews } from './arrange/feature-views.ts'
export type { FeaturePlaces } from './arrange/feature-views.ts'
export type { FeatureView, HeatColumn, ModelView, ReferenceView } from './arrange/model-view.ts'
export { rankFeatures } from './arrange/ranked-features.ts'
export type { RankedFeature } from './arrange/ranked-features.ts'
export { cellLook } from './look/cell-look.ts'
export type { CellLook, CellMark } from './look/cell-look.ts'
export { severityStepOf, severitySteps } from './look/severity-steps.ts'
export type { SeverityBand, SeverityStep } from './look/severity-steps.ts'
export { distributionColours, stateColours } from './look/state-colours.ts'
export type { Theme, ThemeColours } from './look/theme-colours.ts'
export { countStates, modelFacts, modelSentence } from './model/model-sentence.ts'
export type { ModelFacts, ModelRows, SentenceOptions, StateCounts } from './model/model-sentence.ts'
export { statesByUrgency, stateText } from './state/drift-states.ts'
export { tallyText } from './state/tally-text.ts'
export { toCountText, toNumberText, toPartText, toPercentText, toSeverityText } from './text/number-text.ts'
export { toTimeMs } from './time/instant.ts'
export type { Instant } from './time/instant.ts'
export { createTimeLabels, isCalendarWindow } from './time/time-labels.ts'
export type { TimeLabelOptions, TimeLabels } from './time/time-labels.ts'
export { toEffectText } from './verdict/effect-text.ts'
export type { EffectText } from './verdict/effect-text.ts'
export { nextLook } from './verdict/next-look.ts'
export { besideHeadline, headlineOf, nameInRole } from './verdict/roles.ts'
export type { Latest } from './verdict/roles.ts'
export { segmentName } from './verdict/segment-name.ts'
export type { ShownVerdict } from './verdict/shown-verdict.ts'
export { isWhole, subjectName } from './verdict/subject-name.ts'
export {
  acceptedWords,
  besideWords,
  detectableWords,
  referenceRows,
  severityWords,
  stateWords,
  verdictNotes,
} from './verdict/verdict-words.ts'
