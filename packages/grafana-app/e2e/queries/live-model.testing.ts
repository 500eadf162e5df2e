import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_SERVICE_NAME,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_INFERENCE_ROWS,
} from '@driftline/semconv'

const EVERY_MS = 250
const ROWS_EVERY = 120

/** A model that is asked all the time: for each feature how its categories follow each other, over and over. */
export interface LiveModelInput {
  readonly processorUrls: readonly string[]
  readonly model: string
  readonly version: string
  readonly features: Readonly<Record<string, readonly string[]>>
  /** A dimension of segments that rows are of in turn. */
  readonly segments: { readonly dimension: string; readonly values: readonly string[] }
}

/** A running one. */
export interface LiveModel {
  /** Values of one feature from now on, in one segment if it is named, instead of its own; undefined for its own again. */
  instead: { readonly feature: string; readonly categories: readonly string[]; readonly segment?: string } | undefined
  readonly stop: () => Promise<void>
}

/** Starts it: plain OTLP as any sender of the contract would write it, cumulative. */
export function startLiveModel({ processorUrls, model, version, features, segments }: LiveModelInput): LiveModel {
  const startMs = Date.now()
  const counts = new Map<string, number>()
  const add = (metric: string, at: Readonly<Record<string, string>>): void => {
    const key = JSON.stringify([metric, at])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let rows = 0
  const whose = { [ATTR_ML_MODEL_NAME]: model, [ATTR_ML_MODEL_VERSION]: version, [ATTR_ML_DEPLOYMENT_ROLE]: 'live' }
  const countRow = (): void => {
    rows += 1
    const value = segments.values[rows % segments.values.length]!
    const { instead } = running
    const isElse = (feature: string): boolean => instead?.feature === feature && (instead.segment ?? value) === value
    for (const [name, own] of [
      ['all', 'all'],
      [segments.dimension, value],
    ] as const) {
      const at = { ...whose, [ATTR_ML_SEGMENT_NAME]: name, [ATTR_ML_SEGMENT_VALUE]: own }
      add(METRIC_ML_INFERENCE_ROWS, at)
      for (const [feature, usual] of Object.entries(features)) {
        const categories = isElse(feature) ? instead!.categories : usual
        const category = categories[Math.floor(rows / segments.values.length) % categories.length]!
        add(METRIC_ML_FEATURE_CATEGORIES, {
          ...at,
          [ATTR_ML_FEATURE_NAME]: feature,
          [ATTR_ML_FEATURE_CATEGORY]: category,
        })
      }
    }
  }
  const send = async (): Promise<void> => {
    for (let i = 0; i < ROWS_EVERY; i += 1) countRow()
    const nanos = { startTimeUnixNano: `${startMs}000000`, timeUnixNano: `${Date.now()}000000` }
    const metrics = Array.from(counts, ([key, count]) => {
      const [name, at] = JSON.parse(key) as [string, Readonly<Record<string, string>>]
      return sumOf(name, [{ ...nanos, asInt: String(count), attributes: attributesOf(at) }])
    })
    const resource = { [ATTR_SERVICE_NAME]: 'live', [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: 'production' }
    const body = JSON.stringify({
      resourceMetrics: [{ resource: { attributes: attributesOf(resource) }, scopeMetrics: [{ scope: {}, metrics }] }],
    })
    const headers = { 'content-type': 'application/json' }
    await Promise.allSettled(processorUrls.map((url) => fetch(`${url}/v1/metrics`, { method: 'POST', headers, body })))
  }
  let sending = Promise.resolve()
  const exporting = setInterval(() => (sending = sending.then(send)), EVERY_MS)
  const running: LiveModel = {
    instead: undefined,
    stop: async () => {
      clearInterval(exporting)
      await sending
    },
  }
  return running
}

function sumOf(name: string, dataPoints: readonly object[]) {
  return { name, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints } }
}

function attributesOf(record: Readonly<Record<string, string>>) {
  return Object.entries(record).map(([key, stringValue]) => ({ key, value: { stringValue } }))
}
