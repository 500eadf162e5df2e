import type { DriftlineComplaint } from '@driftline/semconv'
import {
  ATTR_SERVICE_NAME,
  DRIFTLINE_COMPLAINT_VALUE_OTHER,
  DRIFTLINE_COMPLAINT_VALUES,
  LONGEST_NAME,
} from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { isCount } from '../streams/point-difference.ts'
import { complaintKindOf } from './complaint-kind.ts'
import type { Disposition } from './disposition.ts'
import { streamKey } from './identify-point.ts'
import type { PointIdentity } from './identify-point.ts'

/** Services, environments and models that are told apart; later ones are one sender, `other`. */
const MOST_SENDERS = 200
/** Counters of senders remembered at once, to tell what they added. */
const MOST_STREAMS = 10_000
/** A counter silent for so long makes room. */
const SILENT_MS = 86_400_000
const OTHER = DRIFTLINE_COMPLAINT_VALUE_OTHER

/** Who complains. */
export interface Sender {
  /** Empty where it names none. */
  readonly service: string
  readonly environment: string
  /** Empty where the complaint is of no model. */
  readonly model: string
}

/** What a sender said went wrong on its side, since it or this process began. */
export interface Complaint extends Sender {
  readonly kind: DriftlineComplaint
  readonly count: number
}

interface SenderCounts extends Sender {
  readonly countByKind: Map<DriftlineComplaint, number>
}

interface LastPoint {
  readonly value: number
  readonly timeMs: number
  readonly heardMs: number
}

/**
 * What senders complain about, by kind. Kept in memory only, as everything the process says of itself: a sender that
 * was there before says all of it again. Bounded by senders and by the counters they have.
 */
export class Complaints {
  readonly #senders = new Map<string, SenderCounts>()
  /** The counter heard of longest ago first. */
  readonly #lastByStream = new Map<string, LastPoint>()

  /** All of them, sorted by sender; kinds in the order they are listed in. */
  list(): readonly Complaint[] {
    return [...this.#senders.values()]
      .sort(
        (a, b) =>
          compareText(a.service, b.service) ||
          compareText(a.environment, b.environment) ||
          compareText(a.model, b.model),
      )
      .flatMap(({ service, environment, model, countByKind }) =>
        DRIFTLINE_COMPLAINT_VALUES.flatMap((kind) => {
          const count = countByKind.get(kind)
          return count === undefined ? [] : { service, environment, model, kind, count }
        }),
      )
  }

  /**
   * Takes in a point of a metric that `isComplaint`.
   *
   * @param environment of the point, or that of its model where it names none
   * @param heardMs when it came, ms
   */
  take(
    point: MetricPoint,
    { model = '', environment = '' }: Pick<PointIdentity, 'model' | 'environment'>,
    heardMs: number,
  ): Disposition {
    const { data, temporality } = point
    if (data.kind !== 'number' || temporality === 'unspecified') return 'unsupported'
    if (!isCount(data)) return 'invalid'
    const counted = { value: data.value, timeMs: point.timeMs, heardMs }
    const key = streamKey(point, environment)
    const last = this.#lastByStream.get(key)
    const refused = last ? isKnown(last, counted) : this.#makeRoom(heardMs)
    if (refused) return refused
    this.#lastByStream.delete(key)
    this.#lastByStream.set(key, counted)
    const sender = this.#obtain({ service: serviceOf(point), environment, model })
    add(sender, complaintKindOf(point), temporality === 'delta' ? data.value : addedSince(last, data.value))
    return 'accepted'
  }

  #makeRoom(heardMs: number): 'overflow' | undefined {
    const [oldest] = this.#lastByStream
    if (!oldest || this.#lastByStream.size < MOST_STREAMS) return undefined
    if (heardMs - oldest[1].heardMs < SILENT_MS) return 'overflow'
    this.#lastByStream.delete(oldest[0])
    return undefined
  }

  #obtain(sender: Sender): SenderCounts {
    const key = JSON.stringify([sender.service, sender.environment, sender.model])
    const known = this.#senders.get(key)
    if (known) return known
    const { service, environment, model } = sender
    const isOther = service === OTHER && environment === OTHER && model === OTHER
    const isTooMany = this.#senders.size >= MOST_SENDERS || [service, environment, model].some(isTooLong)
    if (isTooMany && !isOther) return this.#obtain({ service: OTHER, environment: OTHER, model: OTHER })
    const counts = { ...sender, countByKind: new Map<DriftlineComplaint, number>() }
    this.#senders.set(key, counts)
    return counts
  }
}

function isKnown(last: LastPoint, { timeMs }: LastPoint): 'duplicate' | undefined {
  return timeMs <= last.timeMs ? 'duplicate' : undefined
}

/** A lower value is a new beginning of a sender that does not say when it began. */
function addedSince(last: LastPoint | undefined, value: number): number {
  return !last || value < last.value ? value : value - last.value
}

function isTooLong({ length }: string): boolean {
  return length > LONGEST_NAME
}

function add({ countByKind }: SenderCounts, kind: DriftlineComplaint, count: number): void {
  if (count > 0) countByKind.set(kind, (countByKind.get(kind) ?? 0) + count)
}

function serviceOf({ resource }: MetricPoint): string {
  const service = resource[ATTR_SERVICE_NAME]
  return service === undefined ? '' : String(service)
}
