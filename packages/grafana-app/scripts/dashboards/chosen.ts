import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
} from '@driftline/semconv'
import { createNames } from '../../src/queries/names.ts'
import { maxBy } from '../../src/queries/selector.ts'

/** The contract's names as Prometheus has them. */
export const NAMES = createNames()

/** What the labels of a metric must be, by their attributes. */
export interface Chosen {
  /** One value. */
  readonly is?: Readonly<Record<string, string>>
  /** The value of a variable that has one. */
  readonly one?: Readonly<Record<string, string>>
  /** The values of a variable that has several. */
  readonly many?: Readonly<Record<string, string>>
}

/** The series of a metric that the variables of a dashboard choose. */
export function chosen(metric: string, { is = {}, one = {}, many = {} }: Chosen = {}): string {
  const matchers = [
    ...Object.entries(is).map(([attribute, value]) => `${NAMES.label(attribute)}="${value}"`),
    ...Object.entries(one).map(([attribute, variable]) => `${NAMES.label(attribute)}="$${variable}"`),
    ...Object.entries(many).map(([attribute, variable]) => `${NAMES.label(attribute)}=~"$${variable}"`),
  ]
  return matchers.length === 0 ? NAMES.metric(metric) : `${NAMES.metric(metric)}{${matchers.join(', ')}}`
}

/** The greatest of them for each set of attributes: a second replica or a restart never doubles a row. */
export function greatest(attributes: readonly string[], expr: string): string {
  return attributes.length === 0 ? `max(${expr})` : maxBy(NAMES, attributes, expr)
}

/** Of what each version, role and window length has of its own; only the greatest counts, or a row would count more than once. */
const APART = [
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_WINDOW,
]

/** The sum of a metric over everything but these attributes: of the version, role and window length that has most. */
export function mostOf(attributes: readonly string[], metric: string, which: Chosen): string {
  const each = greatest(NAMES.attributesOf(metric), chosen(metric, which))
  const apart = [...new Set([...APART, ...attributes])].map(NAMES.label).join(', ')
  return greatest(attributes, `sum by (${apart}) (${each})`)
}

/** The legend of a label. */
export function legendOf(...attributes: readonly string[]): string {
  return attributes.map((attribute) => `{{${NAMES.label(attribute)}}}`).join(' ')
}
