import { METRIC_ML_SLO_EVENTS, METRIC_ML_SLO_GOOD_EVENTS } from '@driftline/semconv'
import { LABEL, prometheusNameOf } from '../src/names.ts'
import { renderSelector } from '../src/promql/selector.ts'
import type { InputSeries, Sample } from './input-series.ts'
import { encodeSamples } from './input-series.ts'

/** A time of even traffic. Events are whole: at 10 an hour there is one every six minutes. */
export interface Span {
  readonly minutes: number
  /** Events per minute. */
  readonly total: number
  /** Bad ones per minute. Default 0. */
  readonly bad?: number
  /** They come together, every so many minutes. Default 1. */
  readonly everyMinutes?: number
  /** The processor began anew at the beginning of it. */
  readonly isReset?: boolean
  /** Nothing is scraped. */
  readonly isGone?: boolean
}

/** Whose events they are. */
export interface Identity {
  readonly model?: string
  readonly environment?: string
  readonly slo?: string
}

/** Both counters of an objective. */
export function eventSeries(spans: readonly Span[], identity: Identity = {}, stepMinutes = 1): readonly InputSeries[] {
  const { total, good } = countEvents(spans, stepMinutes)
  return [
    { series: eventsOf(METRIC_ML_SLO_EVENTS, identity), values: encodeSamples(total) },
    { series: eventsOf(METRIC_ML_SLO_GOOD_EVENTS, identity), values: encodeSamples(good) },
  ]
}

/** The counters as samples. */
export function countEvents(
  spans: readonly Span[],
  stepMinutes = 1,
): { readonly total: readonly Sample[]; readonly good: readonly Sample[] } {
  const total: Sample[] = [0]
  const good: Sample[] = [0]
  let before = { total: 0, bad: 0 }
  for (const span of spans) {
    if (span.isReset) before = { total: 0, bad: 0 }
    const steps = span.minutes / stepMinutes
    for (let k = 1; k <= steps; k += 1) {
      const { total: events, bad } = eventsAfter(span, k * stepMinutes, before)
      total.push(span.isGone ? goneAt(k) : events)
      good.push(span.isGone ? goneAt(k) : events - bad)
    }
    before = eventsAfter(span, span.minutes, before)
  }
  return { total, good }
}

interface Events {
  readonly total: number
  readonly bad: number
}

function eventsAfter({ total, bad = 0, everyMinutes = 1 }: Span, minutes: number, before: Events): Events {
  const counted = Math.floor(minutes / everyMinutes) * everyMinutes
  return { total: before.total + whole(total * counted), bad: before.bad + whole(bad * counted) }
}

/** The minutes of spans, together. */
export function minutesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** A counter of the processor. */
export function eventsOf(
  metric: string,
  { model = 'm', environment = 'production', slo = 'availability' }: Identity,
): string {
  return renderSelector(prometheusNameOf(metric), [
    { label: LABEL.environment, is: '=', value: environment },
    { label: LABEL.model, is: '=', value: model },
    { label: LABEL.slo, is: '=', value: slo },
  ])
}

function goneAt(k: number): Sample {
  return k === 1 ? 'stale' : undefined
}

/** A rate such as 0.1 times 10 must make one event, although it is a bit less in binary. */
function whole(events: number): number {
  return Math.floor(events + 1e-6)
}
