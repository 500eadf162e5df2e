import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_INVALID,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_SEGMENT_WITHHELD,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { WrittenSample } from './open-metrics.testing.ts'

/** End of the one window of each model. */
export const SCENE_END_MS = Date.parse('2026-01-01T12:00:00Z')

/** Of the verdicts beside several references the one that counts. */
const HEADLINE = { [ATTR_ML_REFERENCE]: 'training', [ATTR_ML_REFERENCE_HEADLINE]: 'true' }
const EVERYONE = { name: 'all', value: 'all' }

/** One model whose rows are not split, one whose segments are all well, one with hardly any rows beside one segment, one whose segments are all too small to be told. */
export function segmentScenes(): readonly WrittenSample[] {
  return [
    ...samplesOf('whole', []),
    ...calm(),
    ...small(),
    withheldOf('small', 2),
    ...samplesOf('tiny', []),
    withheldOf('tiny', 4),
  ]
}

function withheldOf(model: string, count: number): WrittenSample {
  return written(METRIC_ML_SEGMENT_WITHHELD, { ...versionOf(model), [ATTR_ML_SEGMENT_NAME]: 'region' }, count)
}

function calm(): readonly WrittenSample[] {
  return samplesOf('calm', [
    { value: 'eu', rows: 300, features: { ok: 2 } },
    { value: 'us', rows: 150, features: { ok: 2 } },
    { value: 'asia', rows: 50, features: { ok: 2 } },
  ])
}

/** `us` is shown in bins of its own; of `asia` only the rows are told. */
function small(): readonly WrittenSample[] {
  const raised = [
    ...verdictOf('small', { value: 'eu', rows: 475, state: 'act', severity: 88, bins: { '10': 0.75, '+Inf': 0.25 } }),
    ...verdictOf('small', {
      value: 'us',
      rows: 15,
      state: 'investigate',
      severity: 52,
      bins: { '7': 0.5, '+Inf': 0.5 },
    }),
  ]
  const segments: readonly Scene[] = [
    { value: 'eu', rows: 475, features: { act: 1, ok: 1 } },
    { value: 'us', rows: 15, features: { investigate: 1 } },
    { value: 'asia', rows: 10, features: {} },
  ]
  return [
    ...samplesOf('small', segments),
    ...raised,
    ...pictureOf('small', EVERYONE, { rows: 500, bins: { '10': 0.7, '+Inf': 0.3 } }),
  ]
}

interface Scene {
  readonly value: string
  readonly rows: number
  /** Features by state. */
  readonly features: Readonly<Record<string, number>>
}

function samplesOf(model: string, segments: readonly Scene[]): readonly WrittenSample[] {
  const own = versionOf(model)
  const everyone = { value: 'all', rows: 500, features: { ok: 2 } }
  const split = [{ ...everyone, name: 'all' }, ...segments.map((segment) => ({ ...segment, name: 'region' }))]
  return [
    written(METRIC_ML_WINDOW_END, own, SCENE_END_MS / 1000),
    written(METRIC_ML_MODEL_INFO, { ...modelOf(model), [ATTR_ML_WINDOW]: '1h', [ATTR_ML_REFERENCE]: 'training' }, 1),
    ...split.flatMap((segment) => {
      const at = segmentOf(model, segment)
      const judged = { ...at, ...HEADLINE }
      const states = Object.entries(segment.features).map(([state, count]) =>
        written(METRIC_ML_DRIFT_FEATURES, { ...judged, [ATTR_ML_DRIFT_STATE]: state }, count),
      )
      return states.concat(written(METRIC_ML_WINDOW_ROWS, at, segment.rows))
    }),
  ]
}

interface Picture {
  readonly rows: number
  /** Shares of now by upper edges. */
  readonly bins: Readonly<Record<string, number>>
}

interface Raised extends Picture {
  readonly value: string
  readonly state: string
  readonly severity: number
}

function verdictOf(model: string, { value, state, severity, ...picture }: Raised): readonly WrittenSample[] {
  const segment = { name: 'region', value }
  const at = { ...judgedOf(model, segment), ...HEADLINE }
  return [
    written(METRIC_ML_DRIFT_STATUS, { ...at, [ATTR_ML_DRIFT_STATE]: state, [ATTR_ML_DRIFT_KIND]: 'distribution' }, 1),
    written(METRIC_ML_DRIFT_SEVERITY, at, severity),
    ...pictureOf(model, segment, picture),
  ]
}

function pictureOf(model: string, segment: typeof EVERYONE, { rows, bins }: Picture): readonly WrittenSample[] {
  const at = judgedOf(model, segment)
  const { [ATTR_ML_REFERENCE]: _, ...quality } = at
  return [
    written(METRIC_ML_DISTRIBUTION_ROWS, at, rows),
    ...Object.entries(bins).flatMap(([upper, share]) =>
      ['reference', 'current'].map((source) =>
        written(
          METRIC_ML_DISTRIBUTION_SHARE,
          { ...at, [ATTR_ML_BIN_UPPER]: upper, [ATTR_ML_BIN_SOURCE]: source },
          share,
        ),
      ),
    ),
    ...(segment.name === 'all' ? [METRIC_ML_QUALITY_MISSING, METRIC_ML_QUALITY_INVALID] : []).map((metric) =>
      written(metric, quality, 0),
    ),
  ]
}

function modelOf(model: string) {
  return { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'test', [ATTR_ML_MODEL_NAME]: model }
}

function versionOf(model: string) {
  return { ...modelOf(model), [ATTR_ML_MODEL_VERSION]: '1', [ATTR_ML_DEPLOYMENT_ROLE]: 'live', [ATTR_ML_WINDOW]: '1h' }
}

function segmentOf(model: string, { name, value }: { readonly name: string; readonly value: string }) {
  return { ...versionOf(model), [ATTR_ML_SEGMENT_NAME]: name, [ATTR_ML_SEGMENT_VALUE]: value }
}

function judgedOf(model: string, segment: { readonly name: string; readonly value: string }) {
  return { ...segmentOf(model, segment), [ATTR_ML_FEATURE_NAME]: 'fare', [ATTR_ML_REFERENCE]: 'training' }
}

function written(metric: string, attributes: WrittenSample['attributes'], value: number): WrittenSample {
  return { metric, attributes, value, timeMs: SCENE_END_MS }
}
