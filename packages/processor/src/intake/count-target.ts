import { bucketKey } from '@driftline/health'
import { readCategoryLabel } from '@driftline/profile'
import type { MlDeploymentRole } from '@driftline/semconv'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_HASH_KEY_ID,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_PREDICTION_CLASS,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_FEATURE_AGE,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_SPECIAL,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_DUPLICATES,
  METRIC_ML_INFERENCE_ROWS,
  METRIC_ML_PREDICTION_CLASSES,
  METRIC_ML_PREDICTION_PROBLEMS,
  METRIC_ML_PREDICTION_SCORE,
  METRIC_ML_PREDICTION_VALUE,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_DEPLOYMENT_ROLE_VALUES,
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
  ML_FEATURE_PROBLEM_VALUE_UNEXPECTED,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import type { Attributes, MetricPoint } from '../otlp/metric-point.ts'

/** What a stream counts of its feature. */
export type FeatureCounter =
  | { readonly kind: 'values' | 'scores' | 'ages' }
  | CategoryCounter
  | { readonly kind: 'special' | 'problem'; readonly name: string }

/** What a stream counts of categories; of a hashed feature with the id of the key. */
export type CategoryCounter =
  | { readonly kind: 'other'; readonly hashKey?: string }
  | { readonly kind: 'category' | 'bucket'; readonly name: string; readonly hashKey?: string }

/** What a stream counts of rows, whatever their features hold. */
export type RowCounter =
  | { readonly kind: 'rows' | 'duplicates' }
  /** Rows with an undeclared field of that name. */
  | { readonly kind: 'unexpected'; readonly name: string }

/** What a stream counts. */
export type Counter = FeatureCounter | RowCounter

/** In place of a feature's name where rows are counted; no point can give its feature this name. */
export const NO_FEATURE = ''

/** In place of a feature's name where problems of a segment are counted, over all of its features. */
const ALL_FEATURES = ML_FEATURE_NAME_VALUE_ALL

/** The feature, of one version in one role and segment, that a stream counts for. */
export interface FeatureTarget {
  /** The same for the same feature, version, role and segment; never parsed. */
  readonly key: string
  readonly version: string
  readonly role: MlDeploymentRole
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
}

/** Where a stream's counts belong. */
export interface CountTarget {
  readonly feature: FeatureTarget
  readonly counter: Counter
}

/** Whether points of a metric can count anything. */
export function isCountedMetric(metric: string): boolean {
  return Object.hasOwn(COUNTED, metric)
}

/** Which deployment of a model a point is of; points say so themselves, or their resource does. */
export interface Deployment {
  /** Empty where none is named. */
  readonly version: string
  /** As it was sent; empty where none is named. */
  readonly role: string
}

/** The deployment that a data point is of. */
export function deploymentOf({ attributes, resource }: Pick<MetricPoint, 'attributes' | 'resource'>): Deployment {
  const word = (key: string): string => text(attributes, key) || text(resource, key)
  return { version: word(ATTR_ML_MODEL_VERSION), role: word(ATTR_ML_DEPLOYMENT_ROLE) }
}

/** The target a data point counts for; undefined for metrics that carry no distribution. */
export function countTargetOf(
  { attributes, metric }: Pick<MetricPoint, 'attributes' | 'metric'>,
  { version, role }: { readonly version: string; readonly role: MlDeploymentRole },
): CountTarget | undefined {
  const counted = isCountedMetric(metric) ? COUNTED[metric]?.(attributes) : undefined
  if (!counted) return undefined
  const segment = segmentOf(attributes)
  if (segment === EVERYONE ? counted.feature === ALL_FEATURES : isNeverSplit(counted.counter)) return undefined
  return { feature: toFeatureTarget({ version, role, segment, feature: counted.feature }), counter: counted.counter }
}

/** The role of a word; who names none is live. */
export function findRole(word: string): MlDeploymentRole | undefined {
  return word === '' ? ML_DEPLOYMENT_ROLE_VALUE_LIVE : ML_DEPLOYMENT_ROLE_VALUES.find((role) => role === word)
}

/** The segment of everyone: one for all their streams, which most are. */
export const EVERYONE: FeatureTarget['segment'] = { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL }

/** Whether a point is of no segment but of everyone. */
export function isOfEveryone(attributes: Attributes): boolean {
  return segmentOf(attributes) === EVERYONE
}

function segmentOf(attributes: Attributes): FeatureTarget['segment'] {
  const name = text(attributes, ATTR_ML_SEGMENT_NAME) || EVERYONE.name
  const value = text(attributes, ATTR_ML_SEGMENT_VALUE) || EVERYONE.value
  return name === EVERYONE.name && value === EVERYONE.value ? EVERYONE : { name, value }
}

/** Whether a stream counts rows rather than what a feature of theirs held. */
export function isRowCounter(counter: Counter): counter is RowCounter {
  return counter.kind === 'rows' || counter.kind === 'duplicates' || counter.kind === 'unexpected'
}

function isNeverSplit(counter: Counter): boolean {
  return counter.kind === 'ages' || isRowCounter(counter)
}

/** Gives a feature its key. */
export function toFeatureTarget({ version, role, segment, feature }: Omit<FeatureTarget, 'key'>): FeatureTarget {
  // Spelled out: a spread object keeps its last property in an array of its own.
  return { version, role, segment, feature, key: JSON.stringify([version, role, segment.name, segment.value, feature]) }
}

/** Whether data of a kind can be counted there. */
export function isCountable({ counter }: CountTarget, data: MetricPoint['data']): boolean {
  if (counter.kind === 'values') return data.kind === 'exponential'
  if (counter.kind === 'scores' || counter.kind === 'ages') return data.kind === 'explicit'
  return data.kind === 'number'
}

interface Counted {
  readonly feature: string
  readonly counter: Counter
}

/** What a point of each metric counts; undefined where the attribute that says it is missing. */
const COUNTED: Readonly<Record<string, (attributes: Attributes) => Counted | undefined>> = {
  [METRIC_ML_FEATURE_VALUE]: (attributes) => counted({ kind: 'values' }, featureName(attributes)),
  [METRIC_ML_FEATURE_CATEGORIES]: (attributes) =>
    hashed(category(text(attributes, ATTR_ML_FEATURE_CATEGORY), featureName(attributes)), attributes),
  [METRIC_ML_FEATURE_SPECIAL]: (attributes) =>
    named({ kind: 'special', name: text(attributes, ATTR_ML_FEATURE_CATEGORY) }, featureName(attributes)),
  [METRIC_ML_FEATURE_PROBLEMS]: (attributes) =>
    problem(text(attributes, ATTR_ML_FEATURE_PROBLEM), featureName(attributes)),
  [METRIC_ML_FEATURE_AGE]: (attributes) => counted({ kind: 'ages' }, featureName(attributes)),
  [METRIC_ML_INFERENCE_ROWS]: () => ({ feature: NO_FEATURE, counter: { kind: 'rows' } }),
  [METRIC_ML_INFERENCE_DUPLICATES]: () => ({ feature: NO_FEATURE, counter: { kind: 'duplicates' } }),
  [METRIC_ML_PREDICTION_VALUE]: () => counted({ kind: 'values' }, ML_FEATURE_NAME_VALUE_PREDICTION),
  [METRIC_ML_PREDICTION_SCORE]: () => counted({ kind: 'scores' }, ML_FEATURE_NAME_VALUE_SCORE),
  [METRIC_ML_PREDICTION_CLASSES]: (attributes) =>
    category(text(attributes, ATTR_ML_PREDICTION_CLASS), ML_FEATURE_NAME_VALUE_PREDICTION),
  [METRIC_ML_PREDICTION_PROBLEMS]: (attributes) =>
    named(
      { kind: 'problem', name: text(attributes, ATTR_ML_FEATURE_PROBLEM) },
      featureName(attributes) || ML_FEATURE_NAME_VALUE_PREDICTION,
    ),
}

function featureName(attributes: Attributes): string {
  return text(attributes, ATTR_ML_FEATURE_NAME)
}

function counted(counter: Counter, feature: string): Counted | undefined {
  return isFeature(feature) ? { feature, counter } : undefined
}

function isFeature(name: string): boolean {
  return name !== '' && name !== ALL_FEATURES
}

function named(counter: Extract<Counter, { name: string }>, feature: string): Counted | undefined {
  return counter.name === '' ? undefined : counted(counter, feature)
}

/** In segments problems carry no feature. An undeclared field is none of its own: it says something of the rows. */
function problem(name: string, feature: string): Counted | undefined {
  if (name === '') return undefined
  if (name !== ML_FEATURE_PROBLEM_VALUE_UNEXPECTED)
    return { feature: feature || ALL_FEATURES, counter: { kind: 'problem', name } }
  return feature === '' ? undefined : { feature: NO_FEATURE, counter: { kind: 'unexpected', name: feature } }
}

interface CountedCategory {
  readonly feature: string
  readonly counter: CategoryCounter
}

function category(label: string, feature: string): CountedCategory | undefined {
  if (label === '' || !isFeature(feature)) return undefined
  const read = readCategoryLabel(label)
  switch (read.kind) {
    case 'name':
      return { feature, counter: { kind: 'category', name: read.name } }
    case 'bucket':
      return { feature, counter: { kind: 'bucket', name: bucketKey(read.bucket) } }
    case 'other':
      return { feature, counter: { kind: 'other' } }
  }
}

/** The same with the id of the key, where its sender names one. */
function hashed(found: CountedCategory | undefined, attributes: Attributes): Counted | undefined {
  const hashKey = text(attributes, ATTR_ML_HASH_KEY_ID)
  if (!found || hashKey === '') return found
  return { feature: found.feature, counter: { ...found.counter, hashKey } }
}

function text(attributes: Attributes, key: string): string {
  return Object.hasOwn(attributes, key) ? String(attributes[key]) : ''
}
