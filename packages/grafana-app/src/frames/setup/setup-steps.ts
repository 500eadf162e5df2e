import { parseWindow, windowAt } from '@driftline/spec'
import { agoText, createTimeLabels, shortenMiddle } from '@driftline/view'
import type { KnownModel, SetupFacts } from './setup-facts.ts'
import { newestEnd } from './setup-facts.ts'

/** What has to be there before there is a verdict, in this order. */
export type SetupStepName = 'answers' | 'calls' | 'processor' | 'model' | 'window'

/** One of it. */
export interface SetupStep {
  readonly name: SetupStepName
  readonly title: string
  readonly isDone: boolean
  /** What was found, or what to do. */
  readonly text: string
}

/** How long the processor waits for late points unless it is told otherwise; where it does not say when it judges. */
const LATENESS_MS = 60_000
const NAMES_SHOWN = 3

/** Where the setup stands. @param zone IANA time zone of the reader */
export function setupSteps(facts: SetupFacts, zone: string): readonly SetupStep[] {
  return [
    { name: 'answers', title: 'The data source answers', isDone: true, text: 'It does.' },
    callsStep(facts),
    processorStep(facts),
    modelStep(facts),
    windowStep(facts, zone),
  ]
}

function callsStep({ called, streams = 0 }: SetupFacts): SetupStep {
  const title = 'A service counts what its model does'
  if (called.length > 0) return { name: 'calls', title, isDone: true, text: `Calls of ${listed(called)} are counted.` }
  if (streams > 0)
    return { name: 'calls', title, isDone: true, text: `The processor hears it: it holds ${streams} streams.` }
  return {
    name: 'calls',
    title,
    isDone: false,
    text: 'Nothing is heard of any model yet. Wrap the call of yours, and let the service send its metrics by OTLP to the processor or a Collector before it:',
  }
}

function processorStep({ processors }: SetupFacts): SetupStep {
  const title = 'Prometheus scrapes the processor'
  if (processors.length > 0)
    return { name: 'processor', title, isDone: true, text: `Version ${processors.join(' and ')}.` }
  return {
    name: 'processor',
    title,
    isDone: false,
    text: 'No processor is scraped. Add it to the scrape configuration:',
  }
}

function modelStep({ known, judged }: SetupFacts): SetupStep {
  const title = 'The processor knows a model'
  const models = [...new Set([...known.map(({ model }) => model), ...judged])]
  if (models.length > 0) return { name: 'model', title, isDone: true, text: `It knows ${listed(models)}.` }
  return {
    name: 'model',
    title,
    isDone: false,
    text: 'It tells of no model. A model is known once its spec is given and the service has sent under the same name:',
  }
}

function windowStep(facts: SetupFacts, zone: string): SetupStep {
  const title = 'A first window has ended'
  const { known, nowMs } = facts
  const endMs = newestEnd(facts)
  if (endMs !== undefined)
    return { name: 'window', title, isDone: true, text: `The last one ended ${agoText(endMs, { nowMs, zone }).text}.` }
  const [first] = known
  const text = first === undefined ? 'It comes after a model is known.' : expectedText(first, nowMs, zone)
  return { name: 'window', title, isDone: false, text }
}

function expectedText({ model, window, timezone, dueMs }: KnownModel, nowMs: number, zone: string): string {
  const { endMs } = windowAt(parseWindow(window), nowMs, timezone)
  const when = createTimeLabels('1m', { zone }).toLabel(dueMs ?? endMs + LATENESS_MS)
  const why =
    dueMs !== undefined && dueMs >= windowAt(parseWindow(window), endMs, timezone).endMs
      ? 'when enough has been learned'
      : `when its window of ${window} has ended`
  return `Learning: first verdict on ${shortenMiddle(model, 32)} expected after ${when}, ${why}.`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => shortenMiddle(name, 32))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
