import type { VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_REASON,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  ML_DRIFT_KIND_VALUE_FRESHNESS,
  ML_FEATURE_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { OutputPoint } from '../export/output-point.ts'
import type { FeatureTypes } from './feature-types.ts'

/** Whose verdicts they are, and the time to write beside them. */
export interface OutputContext {
  readonly environment: string
  readonly spec: MonitorSpec
  /** Types of features, where the spec or a profile says so. */
  readonly types: FeatureTypes
  /** Time of the points, ms: the present for a scrape, the window's end for history. */
  readonly timeMs: number
}

/** What an output is of. */
export type Attributes = OutputPoint['attributes']

/** An output without its time. */
export type Gauge = Omit<OutputPoint, 'timeMs'>

/** Takes one output after the other. */
export type PutGauge = (gauge: Gauge) => void

/** Lines that are put out between two looks at the clock. */
export const LINES_PER_STEP = 200

/** An output of a value. */
export function gauge(metric: string, attributes: Attributes, value: number): Gauge {
  return { metric, attributes, value }
}

/** Whose window a line is of. */
export function modelOf(line: VerdictLine, { environment }: OutputContext): Attributes {
  return {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: line.model,
    [ATTR_ML_MODEL_VERSION]: line.version,
    [ATTR_ML_DEPLOYMENT_ROLE]: line.role,
    [ATTR_ML_WINDOW]: line.window,
  }
}

/** The same with its segment. */
export function segmentOf(line: VerdictLine, context: OutputContext): Attributes {
  return {
    ...modelOf(line, context),
    [ATTR_ML_SEGMENT_NAME]: line.segment.name,
    [ATTR_ML_SEGMENT_VALUE]: line.segment.value,
  }
}

/** The same with its feature: what a window shows by itself, whatever it is compared with. */
export function windowFeatureOf(line: VerdictLine, context: OutputContext): Attributes {
  return { ...segmentOf(line, context), [ATTR_ML_FEATURE_NAME]: line.feature }
}

/** The same with its reference. */
export function featureOf(line: VerdictLine, context: OutputContext): Attributes {
  return { ...windowFeatureOf(line, context), [ATTR_ML_REFERENCE]: line.reference }
}

/** The same, marked where it is the verdict that counts of its feature. */
export function verdictOf(line: VerdictLine, context: OutputContext): Attributes {
  return { ...featureOf(line, context), ...headlineMark(line) }
}

/** Marks what is of the verdict that counts of a feature. */
export function headlineMark({ headline }: VerdictLine): Attributes {
  return headline === true ? { [ATTR_ML_REFERENCE_HEADLINE]: 'true' } : {}
}

/** Whether a line is of the model, or of a segment, as a whole. */
export function isOfAll({ feature }: Pick<VerdictLine, 'feature'>): boolean {
  return feature === ML_FEATURE_NAME_VALUE_ALL
}

/** Whether a line says that no rows come: what it is of is no closed window. */
export function isOfSilence(line: Pick<VerdictLine, 'feature' | 'kind' | 'state'>): boolean {
  return isOfAll(line) && line.kind === ML_DRIFT_KIND_VALUE_FRESHNESS && isRaised(line)
}

/** What was said, and what of. */
export function stateOf({ state, reason, kind }: VerdictLine): Attributes {
  return {
    [ATTR_ML_DRIFT_STATE]: state,
    ...(reason !== undefined && { [ATTR_ML_DRIFT_REASON]: reason }),
    ...(kind !== null && { [ATTR_ML_DRIFT_KIND]: kind }),
  }
}
