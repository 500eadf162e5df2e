import {
  ATTR_ML_CHANGE_FROM,
  ATTR_ML_CHANGE_KIND,
  ATTR_ML_CHANGE_STATUS,
  ATTR_ML_CHANGE_SUBJECT,
  ATTR_ML_CHANGE_TO,
  ATTR_ML_CHANGE_URL,
  METRIC_ML_CHANGE_TIMESTAMP,
} from '@driftline/semconv'
import { plainWord } from './plain-word.ts'
import { MODEL } from '../queries/model-queries.ts'
import type { TimeEvent } from './time-events.ts'
import type { WindowReader } from './window-points.ts'

/** A change that was recorded of a model or what it depends on. */
export interface ModelChange extends TimeEvent {
  readonly status: string
  /** Where to read more; empty where nowhere. */
  readonly url: string
}

/** The changes that are told of, the newest first. */
export function readChanges(reader: WindowReader): readonly ModelChange[] {
  return reader
    .read(MODEL.changes, METRIC_ML_CHANGE_TIMESTAMP)
    .map(({ at, value }): ModelChange => {
      const word = (attribute: string): string => at[attribute] ?? ''
      const [from, to] = [word(ATTR_ML_CHANGE_FROM), word(ATTR_ML_CHANGE_TO)]
      const course = from !== '' && to !== '' ? `from ${from} to ${to}` : to && `to ${to}`
      return {
        kind: 'change',
        timeMs: value,
        text: [`${word(ATTR_ML_CHANGE_KIND) || 'change'}: ${word(ATTR_ML_CHANGE_SUBJECT) || '–'}`, course]
          .filter(Boolean)
          .join(' '),
        status: plainWord(word(ATTR_ML_CHANGE_STATUS)),
        url: word(ATTR_ML_CHANGE_URL),
      }
    })
    .toSorted((a, b) => b.timeMs - a.timeMs)
}
