import { LONGEST_NAME } from '@driftline/semconv'
import { z } from 'zod'
import { durationExpected, durationPattern, parseDuration } from '../time/duration.ts'
import { parseWindow, windowExpected, windowPattern } from '../time/window.ts'

/** A name or a sentence: both become label values, which backends cut or refuse beyond some length. */
export const text = z.string().min(1).max(LONGEST_NAME)

export const duration = z.string(durationExpected).regex(durationPattern, durationExpected).transform(parseDuration)

export const window = z.string(windowExpected).regex(windowPattern, windowExpected).transform(parseWindow)

/** A category as text; whole numbers and booleans, which YAML makes of `0` and `true`, become their text. */
export const category = z.union([text, z.number(), z.boolean()]).transform(String)

export const dateExpected = 'a date such as 2004-03-01 or a time such as 2004-03-01T08:00:00Z'

export const datePattern = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** A date, or a time with its offset from UTC. */
export const date = z.string(dateExpected).regex(datePattern, dateExpected)
