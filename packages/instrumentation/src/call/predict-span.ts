import {
  ATTR_ERROR_TYPE,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_SNAPSHOT,
  ATTR_ML_INFERENCE_ROW_COUNT,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_PREDICTION_CLASS,
  ATTR_ML_PREDICTION_SCORE,
  ATTR_ML_PREDICTION_VALUE,
  ATTR_ML_SEGMENT,
} from '@driftline/semconv'
import { SpanStatusCode, context, INVALID_TRACEID, trace } from '@opentelemetry/api'
import type { Span, Tracer } from '@opentelemetry/api'
import type { ProblemLog } from '../internal/problem-log.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { Segment } from '../counts/segment-index.ts'
import { SCOPE_NAME, SCOPE_VERSION } from '../telemetry/scope.ts'
import type { Output } from '../counts/output.ts'

/** Fetched at the first call; before an SDK is registered it stands in for the one to come. */
let tracer: Tracer | undefined

/** Starts the span of one call; undefined where no SDK would see it. */
export function startPredictSpan(config: ModelConfig, problemLog: ProblemLog): Span | undefined {
  try {
    const span = (tracer ??= trace.getTracer(SCOPE_NAME, SCOPE_VERSION)).startSpan(`predict ${config.name}`)
    if (!span.isRecording()) return span.spanContext().traceId === INVALID_TRACEID ? undefined : span
    span.setAttribute(ATTR_ML_MODEL_NAME, config.name)
    span.setAttribute(ATTR_ML_MODEL_VERSION, config.version)
    span.setAttribute(ATTR_ML_DEPLOYMENT_ROLE, config.role)
    return span
  } catch (cause) {
    problemLog.add('span', `the span of model ${config.name} could not be started`, cause)
    return undefined
  }
}

/** Calls `run` with the span as the active one, so that what the model does becomes its children. */
export function runInSpan<Result>(span: Span, run: () => Result): Result {
  return context.with(trace.setSpan(context.active(), span), run)
}

export interface RowsOnSpan {
  readonly config: ModelConfig
  readonly rowCount: number
  readonly row: object | undefined
  /** Segments of the row other than `all`. */
  readonly segments: readonly Segment[]
}

/** Says how many rows the call has and, for a single row, the values the spec allows to leave the service. */
export function setRowAttributes(span: Span, { config, rowCount, row, segments }: RowsOnSpan): void {
  span.setAttribute(ATTR_ML_INFERENCE_ROW_COUNT, rowCount)
  if (rowCount !== 1 || !row) return
  for (const { name, value } of segments) span.setAttribute(ATTR_ML_SEGMENT(name), value)
  for (const name of config.snapshot) {
    const value = (row as Readonly<Record<string, unknown>>)[name]
    if (isAttributeValue(value)) span.setAttribute(ATTR_ML_FEATURE_SNAPSHOT(name), value)
  }
}

/** Puts what the model answered for a single row on its span, as far as the spec allows it to leave the service. */
export function setOutputAttributes(span: Span, output: Output, { shownOutputs }: ModelConfig): void {
  if (shownOutputs.score && isAttributeValue(output.score)) span.setAttribute(ATTR_ML_PREDICTION_SCORE, output.score)
  if (!shownOutputs.prediction) return
  if (isAttributeValue(output.value)) span.setAttribute(ATTR_ML_PREDICTION_VALUE, output.value)
  if (isAttributeValue(output.class)) span.setAttribute(ATTR_ML_PREDICTION_CLASS, String(output.class))
}

function isAttributeValue(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Ends the span of a failed call; the error's message stays here, it may hold feature values. */
export function endFailedSpan(span: Span, errorType: string): void {
  if (span.isRecording()) span.setAttribute(ATTR_ERROR_TYPE, errorType)
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
