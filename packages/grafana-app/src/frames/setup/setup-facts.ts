import { ATTR_ML_MODEL_NAME, ATTR_ML_TIMEZONE, ATTR_ML_WINDOW, ATTR_SERVICE_VERSION } from '@driftline/semconv'
import type { Names, NameSettings } from '../../queries/names.ts'
import { SETUP, SETUP_PART } from '../../queries/setup-queries.ts'
import type { Answers } from '../series.ts'
import { partOf } from '../series.ts'
import type { WindowClock } from '../window-clock.ts'

/** A model that a processor has heard of. */
export interface KnownModel {
  readonly model: string
  /** Name of its primary window. */
  readonly window: string
  /** IANA time zone in which its days, weeks, months and years begin. */
  readonly timezone: string
  /** When its next verdict comes at the earliest, ms since 1970; undefined where its processor does not say. */
  readonly dueMs?: number | undefined
}

/** What a data source holds of all that a verdict needs. */
export interface SetupFacts {
  /** Models that ever had a window that ended. */
  readonly judged: readonly string[]
  /** Models whose calls are counted now. */
  readonly called: readonly string[]
  /** Models that a processor knows now. */
  readonly known: readonly KnownModel[]
  /** Versions of the processors that are scraped now. */
  readonly processors: readonly string[]
  /** Streams that they hold; undefined where none is scraped. */
  readonly streams: number | undefined
  /** The last window of each model that ended. */
  readonly clocks: readonly WindowClock[]
  /** How the metrics are named there where they are not found under the names in force. */
  readonly renamed: Required<NameSettings> | undefined
  /** When this was so, ms since 1970. */
  readonly nowMs: number
}

/** What the answer about the setup says; the rest is known from elsewhere. */
export function readSetup(
  names: Names,
  answers: Answers,
): Pick<SetupFacts, 'called' | 'known' | 'processors' | 'streams'> {
  const labelsOf = (part: string, attribute: string): readonly string[] =>
    partOf(answers, SETUP, part).map(({ labels }) => labels[names.label(attribute)] ?? '')
  const windows = labelsOf(SETUP_PART.models, ATTR_ML_WINDOW)
  const timezones = labelsOf(SETUP_PART.models, ATTR_ML_TIMEZONE)
  const dueMs = new Map(
    partOf(answers, SETUP, SETUP_PART.due).map(({ labels, samples }) => [
      labels[names.label(ATTR_ML_MODEL_NAME)],
      Number(samples.at(-1)?.[1]) * 1000,
    ]),
  )
  return {
    called: labelsOf(SETUP_PART.calls, ATTR_ML_MODEL_NAME),
    known: labelsOf(SETUP_PART.models, ATTR_ML_MODEL_NAME).map((model, i) => ({
      model,
      window: windows[i] ?? '',
      timezone: timezones[i] ?? '',
      dueMs: dueMs.get(model),
    })),
    processors: labelsOf(SETUP_PART.processors, ATTR_SERVICE_VERSION).toSorted(),
    streams: partOf(answers, SETUP, SETUP_PART.streams)[0]?.samples.at(-1)?.[1],
  }
}

/** End of the newest window of any model; undefined where none has ended. */
export function newestEnd({ clocks }: Pick<SetupFacts, 'clocks'>): number | undefined {
  return clocks.length === 0 ? undefined : Math.max(...clocks.map(({ endMs }) => endMs))
}
