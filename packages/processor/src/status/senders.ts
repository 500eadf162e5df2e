import { isoTime } from '@driftline/health'
import { compareText } from '../compare-text.ts'
import type { WriterClock } from '../streams/writer-clock.ts'
import { serviceOf } from './service-of.ts'

/** Services that are named; of the others it is known how many there are. */
const SERVICES_NAMED = 5

/** Who sends a model's points. */
export interface Senders {
  /** Processes and workers of which points came in the last two minutes. */
  readonly active: number
  /** Their services, with most senders first; at most five. */
  readonly services: readonly { readonly service: string; readonly senders: number }[]
  readonly otherServices: number
  /** When the last point came, by the clock of the processor; null where none has. */
  readonly lastHeard: string | null
}

/** Who sent a model's points in the last two minutes. */
export function sendersOf(clock: Pick<WriterClock, 'active' | 'arrivalMs'>, nowMs: number): Senders {
  const counts = new Map<string, number>()
  const active = [...clock.active(nowMs)]
  for (const writer of active) counts.set(serviceOf(writer), (counts.get(serviceOf(writer)) ?? 0) + 1)
  const services = Array.from(counts, ([service, senders]) => ({ service, senders })).sort(
    (a, b) => b.senders - a.senders || compareText(a.service, b.service),
  )
  return {
    active: active.length,
    services: services.slice(0, SERVICES_NAMED),
    otherServices: Math.max(0, services.length - SERVICES_NAMED),
    lastHeard: Number.isFinite(clock.arrivalMs) ? isoTime(clock.arrivalMs) : null,
  }
}
