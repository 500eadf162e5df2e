import type { MlDeploymentRole } from '@driftline/semconv'
import type { PointIdentity } from '../intake/identify-point.ts'
import type { Monitored } from '../models/model-registry.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import type { Stream } from '../streams/stream.ts'
import { serviceOf } from './service-of.ts'

/** Deployments that are remembered; of more nothing is said. */
const MAXIMUM_DEPLOYMENTS = 10_000

/** The first points of a version of a model, in one role, from one service. */
export interface Arrival {
  /** Its `service.name`; empty where the sender gives none. */
  readonly service: string
  readonly environment: string
  readonly model: string
  /** Empty where the points name none. */
  readonly version: string
  readonly role: MlDeploymentRole
  /** Rows of the request they came in; absent where it counts none, or the sender had counted before it was heard. */
  readonly rows?: number
}

type Place = Pick<Arrival, 'environment' | 'model'>

/** Which service sends which version of which model, since the state began; bounded. */
export class Arrivals {
  readonly #known = new Map<string, Map<string, Arrival>>()
  readonly #fresh = new Map<string, Noted>()
  #count = 0
  /** Of the last point: mostly that of the next. */
  #last: { readonly monitored: Monitored; readonly identity: PointIdentity; readonly noted?: Noted } | undefined

  /** Takes note of a point that was counted. */
  note(identity: PointIdentity, point: MetricPoint, monitored: Monitored): void {
    const last = this.#last
    if (last?.monitored !== monitored || !isOfOne(last.identity, identity)) {
      const noted = this.#find(identity, monitored)
      this.#last = { monitored, identity, ...(noted && { noted }) }
    }
    const noted = this.#last?.noted
    if (noted && identity.target?.counter.kind === 'rows') addRows(noted, point, monitored)
  }

  /** What of it came now for the first time. */
  #find({ target, writer }: PointIdentity, { environment, model }: Monitored): Noted | undefined {
    if (!target) return undefined
    const { version, role } = target.feature
    const service = serviceOf(writer)
    const arrival = { service, environment, model, version, role }
    return this.#fresh.get(keyOf(arrival)) ?? this.#remember(arrival)
  }

  #remember(arrival: Arrival): Noted | undefined {
    const place = placeOf(arrival)
    const known = this.#known.get(place) ?? new Map<string, Arrival>()
    const key = keyOf(arrival)
    if (known.has(key) || this.#count >= MAXIMUM_DEPLOYMENTS) return undefined
    this.#known.set(place, known.set(key, arrival))
    this.#count += 1
    const noted = { arrival }
    this.#fresh.set(key, noted)
    return noted
  }

  /** What came for the first time since this was asked last. */
  takeFresh(): readonly Arrival[] {
    this.#last = undefined
    const fresh = Array.from(this.#fresh.values(), toArrival)
    this.#fresh.clear()
    return fresh
  }

  /** Takes over what a saved state shows to have come before. Delta streams do not show who sent them. */
  restore({ monitor, environment, model }: Monitored): void {
    let before: Stream | undefined
    for (const stream of monitor.streams.all()) {
      const { session, target } = stream
      const { version, role } = target.feature
      const isAsBefore =
        before?.session === session && before?.target.feature.version === version && before.target.feature.role === role
      before = stream
      if (session && !isAsBefore)
        this.#remember({ service: serviceOf(session.writer), environment, model, version, role })
    }
    this.takeFresh()
  }

  /** What came for a model in an environment. */
  of(place: Place): readonly Arrival[] {
    return [...(this.#known.get(placeOf(place))?.values() ?? [])]
  }

  /** Forgets models in environments of which nothing is held any more. */
  forget(places: readonly Place[]): void {
    for (const place of places) {
      this.#count -= this.#known.get(placeOf(place))?.size ?? 0
      this.#known.delete(placeOf(place))
    }
  }
}

interface Noted {
  readonly arrival: Arrival
  rows?: number
  /** Whether its sender had counted before it was heard. */
  isOld?: true
}

function toArrival({ arrival, rows, isOld }: Noted): Arrival {
  return rows === undefined || isOld ? arrival : { ...arrival, rows }
}

function addRows(noted: Noted, { data, temporality, startTimeMs }: MetricPoint, { monitor }: Monitored): void {
  if (data.kind !== 'number') return
  noted.rows = (noted.rows ?? 0) + data.value
  if (temporality !== 'delta' && startTimeMs < monitor.streams.times.coveredSinceMs) noted.isOld = true
}

function isOfOne(a: PointIdentity, b: PointIdentity): boolean {
  if (a === b) return true
  const [one, other] = [a.target?.feature, b.target?.feature]
  return a.writer === b.writer && one?.version === other?.version && one?.role === other?.role
}

function keyOf({ service, environment, model, version, role }: Arrival): string {
  return JSON.stringify([service, environment, model, version, role])
}

function placeOf({ environment, model }: Place): string {
  return JSON.stringify([model, environment])
}
