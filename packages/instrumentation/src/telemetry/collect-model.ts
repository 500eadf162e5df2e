import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_HASH_KEY_ID,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_PREDICTION_CLASS,
  ATTR_ML_PROFILE_ID,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_FEATURE_AGE,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_SPECIAL,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DUPLICATES,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_INFERENCE_ROWS,
  METRIC_ML_PREDICTION_CLASSES,
  METRIC_ML_PREDICTION_PROBLEMS,
  METRIC_ML_PREDICTION_SCORE,
  METRIC_ML_PREDICTION_VALUE,
  ML_FEATURE_NAME_VALUE_SCORE,
  ML_FEATURE_PROBLEM_VALUE_STALE,
  ML_FEATURE_PROBLEM_VALUE_UNEXPECTED,
} from '@driftline/semconv'
import type { Attributes } from '@opentelemetry/api'
import type { Categories } from '../counts/categories.ts'
import type { Feature } from '../counts/feature.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import { ALL } from '../counts/segment-index.ts'
import type { MetricsBuilder } from './metrics-builder.ts'

/** Adds the points of everything counted for one model. */
export function collectModel(model: ModelRecorder, builder: MetricsBuilder): void {
  const { name, version, role, profileId } = model.config
  const identity: Attributes = {
    [ATTR_ML_MODEL_NAME]: name,
    [ATTR_ML_MODEL_VERSION]: version,
    [ATTR_ML_DEPLOYMENT_ROLE]: role,
    ...(profileId === undefined ? {} : { [ATTR_ML_PROFILE_ID]: profileId }),
  }
  const segments = model.segments.segments.map(({ name, value }) => ({
    ...identity,
    [ATTR_ML_SEGMENT_NAME]: name,
    [ATTR_ML_SEGMENT_VALUE]: value,
  }))
  const all = segments[ALL] ?? identity
  collectCalls(model, all, builder)
  for (const feature of model.features.list) collectFeature(feature, segments, builder)
  segments.forEach((attributes, segment) => {
    model.features.segmentProblems.visit(segment, (problem, count) =>
      builder.addCount(METRIC_ML_FEATURE_PROBLEMS, { ...attributes, [ATTR_ML_FEATURE_PROBLEM]: problem }, count),
    )
  })
  collectAges(model, all, builder)
  collectPredictions(model, segments, builder)
}

function collectAges({ ages, unexpected }: ModelRecorder, all: Attributes, builder: MetricsBuilder): void {
  for (const { name, data, staleCount } of ages.list) {
    const attributes = { ...all, [ATTR_ML_FEATURE_NAME]: name }
    builder.addHistogram(METRIC_ML_FEATURE_AGE, attributes, data)
    // Sent from zero on: who counts stale values is believed, also where there is none.
    if (data && staleCount !== undefined)
      builder.addCount(
        METRIC_ML_FEATURE_PROBLEMS,
        { ...attributes, [ATTR_ML_FEATURE_PROBLEM]: ML_FEATURE_PROBLEM_VALUE_STALE },
        staleCount,
      )
  }
  unexpected?.visit((name, rows) =>
    builder.addCount(
      METRIC_ML_FEATURE_PROBLEMS,
      { ...all, [ATTR_ML_FEATURE_NAME]: name, [ATTR_ML_FEATURE_PROBLEM]: ML_FEATURE_PROBLEM_VALUE_UNEXPECTED },
      rows,
    ),
  )
}

function collectCalls(
  { calls, rowCount, duplicateCount }: ModelRecorder,
  all: Attributes,
  builder: MetricsBuilder,
): void {
  builder.addCount(METRIC_ML_INFERENCE_GOOD_CALLS, all, calls.goodCount)
  if (calls.goodCount === 0) builder.addCount(METRIC_ML_INFERENCE_CALLS, all, 0)
  for (const { attributes, durations } of calls.endings) {
    builder.addCount(METRIC_ML_INFERENCE_CALLS, { ...all, ...attributes }, durations.count)
    builder.addHistogram(METRIC_ML_INFERENCE_DURATION, { ...all, ...attributes }, durations)
  }
  builder.addCount(METRIC_ML_INFERENCE_ROWS, all, rowCount)
  builder.addCount(METRIC_ML_INFERENCE_DUPLICATES, all, duplicateCount)
}

function collectFeature(feature: Feature, segments: readonly Attributes[], builder: MetricsBuilder): void {
  const reached = feature.perSegment ? segments : segments.slice(0, 1)
  reached.forEach((segmentAttributes, segment) => {
    const attributes = { ...segmentAttributes, [ATTR_ML_FEATURE_NAME]: feature.name }
    builder.addExponential(METRIC_ML_FEATURE_VALUE, attributes, feature.numeric?.toData(segment))
    if (feature.categorical) collectCategories(feature.categorical, { segment, attributes }, builder)
    feature.specials.visit(segment, (category, count) =>
      builder.addCount(METRIC_ML_FEATURE_SPECIAL, { ...attributes, [ATTR_ML_FEATURE_CATEGORY]: category }, count),
    )
    feature.problems.visit(segment, (problem, count) =>
      builder.addCount(METRIC_ML_FEATURE_PROBLEMS, { ...attributes, [ATTR_ML_FEATURE_PROBLEM]: problem }, count),
    )
  })
}

function collectCategories(
  { counts, keyId }: Categories,
  { segment, attributes }: { readonly segment: number; readonly attributes: Attributes },
  builder: MetricsBuilder,
): void {
  const keyed = keyId === undefined ? attributes : { ...attributes, [ATTR_ML_HASH_KEY_ID]: keyId }
  counts.visit(segment, (category, count) =>
    builder.addCount(METRIC_ML_FEATURE_CATEGORIES, { ...keyed, [ATTR_ML_FEATURE_CATEGORY]: category }, count),
  )
}

function collectPredictions(model: ModelRecorder, segments: readonly Attributes[], builder: MetricsBuilder): void {
  const { value, scores, classes, problems, scoreProblems } = model.predictions
  segments.forEach((attributes, segment) => {
    builder.addExponential(METRIC_ML_PREDICTION_VALUE, attributes, value.numeric?.toData(segment))
    builder.addHistogram(METRIC_ML_PREDICTION_SCORE, attributes, scores.toData(segment))
    value.specials.visit(segment, (category, count) =>
      builder.addCount(
        METRIC_ML_FEATURE_SPECIAL,
        { ...attributes, [ATTR_ML_FEATURE_NAME]: value.name, [ATTR_ML_FEATURE_CATEGORY]: category },
        count,
      ),
    )
    problems.visit(segment, (problem, count) =>
      builder.addCount(METRIC_ML_PREDICTION_PROBLEMS, { ...attributes, [ATTR_ML_FEATURE_PROBLEM]: problem }, count),
    )
    const ofScore = { ...attributes, [ATTR_ML_FEATURE_NAME]: ML_FEATURE_NAME_VALUE_SCORE }
    scoreProblems.visit(segment, (problem, count) =>
      builder.addCount(METRIC_ML_PREDICTION_PROBLEMS, { ...ofScore, [ATTR_ML_FEATURE_PROBLEM]: problem }, count),
    )
  })
  classes.visit((name, count) =>
    builder.addCount(METRIC_ML_PREDICTION_CLASSES, { ...segments[ALL], [ATTR_ML_PREDICTION_CLASS]: name }, count),
  )
}
