import { METRIC_ML_INFERENCE_ROWS } from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import { renderPrometheus } from './export/render-prometheus.ts'
import { HOUR_MS, MINUTE_MS, modelOf, pointOf, START_MS } from './lives.testing.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { OnClosed, Processor } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import { bytesHeld, restart } from './processor-laws.testing.ts'

const model = modelOf('model: {name: m}\nwindows: [1d, 1h]\n')
const configuration = { models: [model], limits: { ...DEFAULT_LIMITS, latenessMs: MINUTE_MS } }
const DAYS = 24
/** Two weeks and three days. */
const SEEN_HOURS = 17 * DAYS
const ROWS = 100
const LAST_MS = START_MS + SEEN_HOURS * HOUR_MS

/** What a service has counted at the end of an hour. */
function pointAt(hour: number, rows = (hour + 1) * ROWS): MetricPoint {
  const timeMs = START_MS + (hour + 1) * HOUR_MS
  const data = { kind: 'number', value: rows } as const
  return pointOf({ writer: 'a', startTimeMs: START_MS, timeMs, metric: METRIC_ML_INFERENCE_ROWS, data })
}

/** A processor that has seen rows in every hour until now, and what it says from then on. */
function listening(seenHours = SEEN_HOURS) {
  const lines: Parameters<OnClosed>[0]['verdicts'][number][] = []
  const onClosed: OnClosed = ({ verdicts }) => lines.push(...verdicts)
  let processor = createProcessor({ ...configuration, coveredSinceMs: START_MS }, { onClosed })
  for (let hour = 0; hour < seenHours; hour += 1) {
    const point = pointAt(hour)
    processor.apply({ kind: 'points', points: [point], arrivalMs: point.timeMs })
  }
  lines.length = 0
  return {
    lines,
    get processor(): Processor {
      return processor
    },
    step: (minutes: number) => step(processor, LAST_MS + minutes * MINUTE_MS),
    restart: () => {
      processor = restart(processor, configuration, onClosed)
    },
  }
}

/** A step of the clock, where it would change anything. */
function step(processor: Processor, nowMs: number): void {
  if (processor.isBehind(nowMs)) processor.apply({ kind: 'clock', nowMs })
}

const silences = (lines: ReturnType<typeof listening>['lines']) => lines.filter(({ kind }) => kind === 'freshness')

/** Series of the model as a whole, with their values. */
function seriesOf({ registry }: Processor, metric: string): readonly string[] {
  const points = registry.all().flatMap(({ book }) => book.points(LAST_MS))
  return renderPrometheus(points)
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) && line.includes('ml_feature_name="all"'))
    .map((line) => `${/ml_window="(\w+)"/.exec(line)?.[1]} ${line.split(' ').at(-1)}`)
}

describe('a service that falls silent', () => {
  test('is told of by the clock, without a new point, once a whole window has passed', () => {
    const heard = listening()
    for (let minute = 1; minute <= 61; minute += 1) heard.step(minute)
    expect(silences(heard.lines)).toEqual([])
    heard.step(62)
    expect(silences(heard.lines)).toMatchObject([
      {
        feature: 'all',
        window: '1h',
        state: 'act',
        sentence: 'No rows for 1 hour, usually some in every window of 1h.',
      },
    ])
    expect(seriesOf(heard.processor, 'ml_drift_severity')).toContain('1h 100')
  })

  test('is told of once, whenever the clock steps, also after a restart', () => {
    const heard = listening()
    for (let minute = 1; minute <= 40 * 60; minute += 7) {
      heard.step(minute)
      if (minute % 5 === 0) heard.restart()
      for (const monitored of heard.processor.registry.all())
        expect(monitored.monitor.account.bytes).toBe(bytesHeld(monitored))
    }
    expect(silences(heard.lines)).toHaveLength(1)
    expect(heard.processor.isBehind(LAST_MS + 40 * HOUR_MS)).toBe(false)
  })

  test('stays told of where every feature has ended, and no longer once rows come again', () => {
    const heard = listening()
    for (let hour = 1; hour <= 200; hour += 1) heard.step(hour * 60 + 2)
    expect(seriesOf(heard.processor, 'ml_drift_severity')).toEqual(['1h 100'])
    const ends = (): readonly number[] =>
      heard.processor.registry
        .all()
        .flatMap(({ book }) => book.points(LAST_MS))
        .filter(({ metric, attributes }) => metric === 'ml.window.end' && attributes['ml.window'] === '1h')
        .map(({ value }) => value * 1000)
    expect(ends()).toEqual([LAST_MS])

    const points = [pointAt(SEEN_HOURS + 200), pointAt(SEEN_HOURS + 202)]
    for (const point of points) heard.processor.apply({ kind: 'points', points: [point], arrivalMs: point.timeMs })
    expect(seriesOf(heard.processor, 'ml_drift_severity')).toEqual(['1h 0'])
    expect(ends()).toEqual([LAST_MS + 201 * HOUR_MS])
  })

  test('is told of in its windows while it goes on exporting', () => {
    const heard = listening()
    for (let hour = SEEN_HOURS; hour < SEEN_HOURS + 4; hour += 1) {
      const point = pointAt(hour, SEEN_HOURS * ROWS)
      heard.processor.apply({ kind: 'points', points: [point], arrivalMs: point.timeMs })
      step(heard.processor, point.timeMs + MINUTE_MS)
    }
    const hourly = heard.lines.filter(({ feature, window }) => feature === 'all' && window === '1h')
    expect(hourly.map(({ kind, count, start }) => [kind, count, start.slice(11, 13)])).toEqual([
      [null, ROWS, '23'],
      ['freshness', 0, '00'],
      ['freshness', 0, '01'],
      ['freshness', 0, '02'],
    ])
  })

  test('is not told of before two weeks, nor is a model that has only begun', () => {
    const heard = listening(13 * DAYS)
    for (let hour = 1; hour <= 10; hour += 1) step(heard.processor, START_MS + (13 * DAYS + hour) * HOUR_MS)
    expect(silences(heard.lines)).toEqual([])
  })
})
