import type { Problem } from '../problem.ts'
import { DAY_MS, durationPattern, parseDuration } from '../time/duration.ts'
import { isTimezone } from '../time/timezone.ts'
import { parseWindow, windowPattern } from '../time/window.ts'
import { instantOf } from '../to-monitor-spec.ts'
import { asMap, listIn, mapIn, problemAt, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

const SHORTEST_WINDOW_MS = 1000

/** The time zone, the windows, the dates of expected drift and the order of the label durations. */
export function checkTimes(spec: RawMap): Problem[] {
  return [...checkTimezone(spec), ...checkWindows(spec), ...checkExpectedDates(spec), ...checkLabels(spec)]
}

function checkTimezone({ timezone }: RawMap): Problem[] {
  return typeof timezone === 'string' && timezone !== '' && !isTimezone(timezone)
    ? [
        problemAt(
          ['timezone'],
          `"${timezone}" is not a time zone this machine knows.`,
          'Write an IANA name such as Europe/Berlin, America/Chicago or UTC.',
        ),
      ]
    : []
}

function checkWindows(spec: RawMap): Problem[] {
  const windows = listIn(spec, 'windows')
  return [...repeated(windows, ['windows']), ...windows.flatMap((text, index) => checkWindow(text, index))]
}

function checkWindow(text: unknown, index: number): Problem[] {
  if (typeof text !== 'string' || !windowPattern.test(text)) return []
  const window = parseWindow(text)
  if (window.kind === 'calendar') return []
  const { durationMs } = window
  const isAligned = DAY_MS % durationMs === 0 || durationMs % DAY_MS === 0
  return isAligned && durationMs >= SHORTEST_WINDOW_MS
    ? []
    : [
        problemAt(
          ['windows', index],
          `A window of ${text} does not divide a day, so it would begin at another time every day.`,
          'Write a divisor of 24 h such as 5m, 15m, 1h, 6h or 12h, or calendar units such as 1d.',
        ),
      ]
}

function checkExpectedDates(spec: RawMap): Problem[] {
  const { timezone } = spec
  const zone = typeof timezone === 'string' && isTimezone(timezone) ? timezone : 'UTC'
  return listIn(spec, 'expected').flatMap((item, index) => {
    const { from, to } = asMap(item)
    const path = ['expected', index]
    const problems = (['from', 'to'] as const).flatMap((key) => checkDate(asMap(item)[key], [...path, key], zone))
    if (problems.length > 0 || typeof from !== 'string' || typeof to !== 'string') return problems
    return instantOf(to, zone, 1) <= instantOf(from, zone)
      ? [problemAt([...path, 'to'], `"to" is ${to}, which is before "from", ${from}.`, 'Swap them or correct one.')]
      : []
  })
}

function checkDate(value: unknown, path: Problem['path'], zone: string): Problem[] {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) && Number.isNaN(instantOf(value, zone))
    ? [problemAt(path, `${value} is in no calendar.`, 'Correct the month, day or time.')]
    : []
}

function checkLabels(spec: RawMap): Problem[] {
  const { matureAfter = '7d', horizon = '60d' } = mapIn(spec, 'labels')
  if (!isDuration(matureAfter) || !isDuration(horizon) || parseDuration(matureAfter) <= parseDuration(horizon))
    return []
  const blamed = 'matureAfter' in mapIn(spec, 'labels') ? 'matureAfter' : 'horizon'
  return [
    problemAt(
      ['labels', blamed],
      `Cohorts are judged after ${matureAfter}, but outcomes count as late after ${horizon} already.`,
      'Make "matureAfter" at most "horizon".',
    ),
  ]
}

function isDuration(value: unknown): value is string {
  return typeof value === 'string' && durationPattern.test(value)
}
