import { agoText, toCountText } from '@driftline/view'
import { isOld } from '../window-clock.ts'
import type { SetupFacts } from './setup-facts.ts'
import { newestEnd } from './setup-facts.ts'

/** What a test of a connection found: in one line, and what to do where something is missing. */
export interface ConnectionFound {
  /** `3 models, processor 0.1.0, last verdict 4 min ago`. */
  readonly text: string
  readonly isGood: boolean
  /** What is wrong and what to do; empty where nothing is. */
  readonly advice: string
}

/** The facts in words. */
export function connectionFound(facts: SetupFacts): ConnectionFound {
  const advice = adviceOn(facts)
  return { text: `${parts(facts).join(', ')}.`, isGood: advice === '', advice }
}

function parts(facts: SetupFacts): readonly string[] {
  const { judged, known, processors, nowMs } = facts
  const count = new Set([...judged, ...known.map(({ model }) => model)]).size
  const endMs = newestEnd(facts)
  return [
    count === 0 ? 'No model' : toCountText(count, 'model'),
    processors.length === 0
      ? 'no processor scraped'
      : `processor${processors.length === 1 ? '' : 's'} ${processors.join(' and ')}`,
    endMs === undefined ? 'no verdict yet' : `last verdict ${agoText(endMs, { nowMs }).text}`,
  ]
}

function adviceOn(facts: SetupFacts): string {
  const { renamed, judged, known, processors, clocks, nowMs } = facts
  if (renamed !== undefined) return renamedAdvice(renamed)
  if (processors.length === 0 && judged.length === 0) return 'Let this Prometheus scrape the processor.'
  if (processors.length === 0)
    return 'These verdicts were loaded, or the scrape has stopped. For verdicts of now, let this Prometheus scrape the processor.'
  if (judged.length === 0 && known.length === 0)
    return 'The processor has heard of no model yet: let a service send to it, and give it the spec of its model.'
  if (clocks.length > 0 && clocks.every((clock) => isOld(clock, nowMs)))
    return 'No window has ended for longer than two windows last: look whether the service is called, and whether it still sends.'
  return ''
}

function renamedAdvice({ metricPrefix, labelPrefix }: NonNullable<SetupFacts['renamed']>): string {
  const words = (prefix: string, what: string): string =>
    prefix === '' ? `no prefix of ${what}` : `“${prefix}” as the prefix of ${what}`
  return `Driftline’s metrics are here under other names: set ${words(metricPrefix, 'metrics')} and ${words(labelPrefix, 'labels')}.`
}
