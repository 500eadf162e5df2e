import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { PageScope, SegmentScope } from './page-scope.ts'

/** The default of services that name no environment is Driftline's own word, which no span carries. */
const NO_ENVIRONMENT = 'default'

/** Calls of a version of a model, of one segment where it is named, as TraceQL finds their spans. */
export function traceQuery(scope: Omit<PageScope, 'plan'>, segment?: SegmentScope): string {
  const { environment, model, version = '', role = '' } = scope
  const { name = ML_SEGMENT_NAME_VALUE_ALL, value = '' } = segment ?? {}
  const wanted: readonly (readonly [place: string, attribute: string, value: string])[] = [
    ['resource', ATTR_DEPLOYMENT_ENVIRONMENT_NAME, environment === NO_ENVIRONMENT ? '' : environment],
    ['span', ATTR_ML_MODEL_NAME, model],
    ['span', ATTR_ML_MODEL_VERSION, version],
    ['span', ATTR_ML_DEPLOYMENT_ROLE, role],
    ['span', ATTR_ML_SEGMENT(name), name === ML_SEGMENT_NAME_VALUE_ALL ? '' : value],
  ]
  const conditions = wanted
    .filter(([, , text]) => text !== '')
    .map(([place, attribute, text]) => `${place}.${attributeText(attribute)} = ${quoted(text)}`)
  return `{ ${conditions.join(' && ')} }`
}

/** A name with anything but letters, figures, dots, dashes and underscores stands in quotes. */
function attributeText(attribute: string): string {
  return /^[\w.-]+$/.test(attribute) ? attribute : quoted(attribute)
}

function quoted(text: string): string {
  return `"${text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`
}
