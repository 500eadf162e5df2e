import { createHash } from 'node:crypto'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_WRITER_ID,
  ATTR_SERVICE_INSTANCE_ID,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_NAMESPACE,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
} from '@driftline/semconv'
import type { Attributes, MetricPoint } from '../otlp/metric-point.ts'
import type { EventTarget } from '../slo/event-source.ts'
import { eventTargetOf, isEventMetric } from '../slo/event-source.ts'
import type { CountTarget } from './count-target.ts'
import { countTargetOf, deploymentOf, findRole, isCountedMetric } from './count-target.ts'

const KEY_BYTES = 16
/** Stands in the key of a stream for an environment that was not named. */
const NO_ENVIRONMENT = 'default'

/** Whom a data point belongs to: all that identifies its stream but the start time. */
export interface PointIdentity {
  /** Absent where the point names none. */
  readonly environment: string | undefined
  /** Absent where the point names no model. */
  readonly model: string | undefined
  /** Absent for metrics that carry no distribution, and where the role is unknown. */
  readonly target: CountTarget | undefined
  /** The word for a role that there is not. */
  readonly unknownRole?: string
  /** Absent where the point counts for no kind of objective. */
  readonly events?: EventTarget | undefined
  /** Empty where it counts nothing, else 22 characters, the same for the same environment, service, instance, writer, metric and attributes. */
  readonly seriesKey: string
  /** Who wrote it: service, instance and writer. */
  readonly writer: string
}

/**
 * Creates a function that identifies points. What it found is remembered per resource, scope, metric and attribute set,
 * by the objects themselves: a reader that gives equal sets as one object makes it a matter of four look-ups.
 */
export function createIdentifier(): (point: MetricPoint) => PointIdentity {
  type ByAttributes = WeakMap<Attributes, PointIdentity>
  const byResource = new WeakMap<Attributes, WeakMap<Attributes, Map<string, ByAttributes>>>()
  let last: { resource: Attributes; scope: Attributes; metric: string; identities: ByAttributes } | undefined
  return (point) => {
    const { resource, scope, metric, attributes } = point
    // Names of other metrics are without number, and what they would be remembered by may live as long as the process.
    if (!isCountedMetric(metric) && !isEventMetric(metric)) return identifyPoint(point)
    if (last?.metric !== metric || last.resource !== resource || last.scope !== scope) {
      const byScope = obtain(byResource, resource, () => new WeakMap<Attributes, Map<string, ByAttributes>>())
      const byMetric = obtain(byScope, scope, () => new Map<string, ByAttributes>())
      last = { resource, scope, metric, identities: obtain(byMetric, metric, () => new WeakMap()) }
    }
    return obtain(last.identities, attributes, () => identifyPoint(point))
  }
}

function obtain<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Key of one counter of a sender in one of its lives; 22 characters. */
export function streamKey(point: MetricPoint, environment: string): string {
  const { metric, attributes, startTimeMs } = point
  return digest(JSON.stringify([environment, writerOf(point), metric, sorted(attributes), startTimeMs]))
}

function identifyPoint(point: MetricPoint): PointIdentity {
  const { attributes, metric } = point
  const environment = textOf(point, ATTR_DEPLOYMENT_ENVIRONMENT_NAME)
  const owner = { environment, model: textOf(point, ATTR_ML_MODEL_NAME) }
  const deployment = deploymentOf(point)
  const known = findRole(deployment.role)
  const role = known ?? ML_DEPLOYMENT_ROLE_VALUE_LIVE
  const target = countTargetOf(point, { ...deployment, role })
  const events = eventTargetOf(point, role, target)
  if (!target && !events) return { ...owner, target, seriesKey: '', writer: '' }
  if (!known) return { ...owner, unknownRole: deployment.role, target: undefined, seriesKey: '', writer: '' }
  const writer = writerOf(point)
  const seriesKey = digest(
    JSON.stringify([environment ?? NO_ENVIRONMENT, writer, metric, sorted(attributes), ...resourceWords(point)]),
  )
  return { ...owner, target, events, seriesKey, writer }
}

function sorted(attributes: Attributes): readonly (readonly [string, unknown])[] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
}

function textOf({ attributes, resource }: MetricPoint, attribute: string): string | undefined {
  const value = attributes[attribute] ?? resource[attribute]
  return value === undefined ? undefined : String(value)
}

/** What the resource says of the deployment, where it says anything. */
function resourceWords({ resource }: MetricPoint): readonly string[] {
  const { version, role } = deploymentOf({ attributes: {}, resource })
  return version + role === '' ? [] : [version, role]
}

function writerOf({ resource, scope }: MetricPoint): string {
  return JSON.stringify([
    resource[ATTR_SERVICE_NAMESPACE] ?? '',
    resource[ATTR_SERVICE_NAME] ?? '',
    resource[ATTR_SERVICE_INSTANCE_ID] ?? '',
    scope[ATTR_ML_WRITER_ID] ?? '',
  ])
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest().toString('base64url', 0, KEY_BYTES)
}
