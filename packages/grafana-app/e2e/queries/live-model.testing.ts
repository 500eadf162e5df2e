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
}

/** A running one. */
export interface LiveModel {
  /** Values of one feature from now on, instead of its own; undefined for its own again. */
  instead: { readonly feature: string; readonly categories: readonly string[] } | undefined
  readonly stop: () => Promise<void>
}

/** Starts it: plain OTLP as any sender of the contract would write it, cumulative. */
export function startLiveModel({ processorUrls, model, version, features }: LiveModelInput): LiveModel {
  const startMs = Date.now()
  const counts = new Map<string, number>()
  let rows = 0
  const count = (): void => {
    for (let i = 0; i < ROWS_EVERY; i += 1) {
      rows += 1
      for (const [feature, own] of Object.entries(features)) {
        const categories = running.instead?.feature === feature ? running.instead.categories : own
        const key = JSON.stringify([feature, categories[rows % categories.length]])
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  const whose = {
    [ATTR_ML_MODEL_NAME]: model,
    [ATTR_ML_MODEL_VERSION]: version,
    [ATTR_ML_DEPLOYMENT_ROLE]: 'live',
    [ATTR_ML_SEGMENT_NAME]: 'all',
    [ATTR_ML_SEGMENT_VALUE]: 'all',
  }
  const send = async (): Promise<void> => {
    count()
    const nanos = { startTimeUnixNano: `${startMs}000000`, timeUnixNano: `${Date.now()}000000` }
    const values = Array.from(counts, ([key, value]) => {
      const [feature, category] = JSON.parse(key) as [string, string]
      const own = { ...whose, [ATTR_ML_FEATURE_NAME]: feature, [ATTR_ML_FEATURE_CATEGORY]: category }
      return { ...nanos, asInt: String(value), attributes: attributesOf(own) }
    })
    const asked = [{ ...nanos, asInt: String(rows), attributes: attributesOf(whose) }]
    const metrics = [sumOf(METRIC_ML_FEATURE_CATEGORIES, values), sumOf(METRIC_ML_INFERENCE_ROWS, asked)]
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
