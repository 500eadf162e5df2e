import { eventsOf } from '../../scenarios/event-series.ts'
import type { InputSeries, Sample } from '../../scenarios/input-series.ts'
import { encodeSamples } from '../../scenarios/input-series.ts'
import { METRIC_ML_SLO_EVENTS, METRIC_ML_SLO_GOOD_EVENTS } from '@driftline/semconv'
import type { PeerCase } from './cases.ts'

/** The counter of Sloth's published example. */
export const CALLS = 'http_request_duration_seconds_count'

/** Long before the case one scrape in ten is enough, and promtool is done in a tenth of the time. */
const EVERY_MINUTE_BEFORE = 7 * 60
const SELDOM_MINUTES = 10

/** The calls of a case as the service counts them by code, and as Driftline's processor does. */
export function callSeries({ history, calls, beginsAtZero = true }: PeerCase): readonly InputSeries[] {
  const all = [...history, ...calls]
  const scrapedFrom = history.length - EVERY_MINUTE_BEFORE
  const samplesOf = (counts: readonly (number | undefined)[]): readonly Sample[] =>
    countUp(counts).map((count, i) => (i < scrapedFrom && i % SELDOM_MINUTES !== 0 ? undefined : count))
  const total = samplesOf(all.map((minute) => minute?.total))
  const bad = samplesOf(all.map((minute) => minute?.bad))
  const good = total.map((events, i) => (typeof events === 'number' ? events - (bad[i] as number) : events))
  const isServed = good.some((events) => typeof events === 'number' && events > 0)
  const failed = beginsAtZero ? bad : bad.map((events) => (events === 0 ? undefined : events))
  return [
    ...(isServed ? [{ series: `${CALLS}{job="myservice",code="200"}`, values: encodeSamples(good) }] : []),
    { series: `${CALLS}{job="myservice",code="500"}`, values: encodeSamples(failed) },
    { series: eventsOf(METRIC_ML_SLO_EVENTS, { model: 'myservice' }), values: encodeSamples(total) },
    { series: eventsOf(METRIC_ML_SLO_GOOD_EVENTS, { model: 'myservice' }), values: encodeSamples(good) },
  ]
}

/** A counter from zero on; where nothing is scraped it ends. */
function countUp(minutes: readonly (number | undefined)[]): readonly Sample[] {
  const samples: Sample[] = [0]
  let count = 0
  for (const events of minutes) {
    if (events === undefined) samples.push(typeof samples.at(-1) === 'number' ? 'stale' : undefined)
    else samples.push((count += events))
  }
  return samples
}
