import {
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_INFERENCE_ROWS,
} from '@driftline/semconv'
import { inactiveFields } from '@driftline/spec'
import { createExplicitHistogram } from '@driftline/statistics'
import { describe, expect, test } from 'vitest'
import type { PointShape } from '../lives.testing.ts'
import { DAY_MS, EXPORT_MS, modelOf, pointOf, START_MS } from '../lives.testing.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { sloCounters } from '../outputs/slo-counters.ts'
import { bytesHeld, restart } from '../processor-laws.testing.ts'
import type { Processor } from '../processor.ts'
import { createProcessor, DEFAULT_LIMITS } from '../processor.ts'
import { callPointsOf, SLO_YAML } from './calls.testing.ts'
import { uncountedObjectives } from './objective.ts'

const limits = DEFAULT_LIMITS

function processorOf(yaml = SLO_YAML, since: { coveredSinceMs: number } = { coveredSinceMs: START_MS }): Processor {
  return createProcessor({ models: [modelOf(yaml)], ...since })
}

function send(processor: Processor, points: readonly MetricPoint[], arrivalMs = START_MS + DAY_MS) {
  return processor.apply({ kind: 'points', points, arrivalMs })
}

/** Events, good events and bound by environment and objective, as a scrape shows them. */
function scraped(processor: Processor): Readonly<Record<string, readonly number[]>> {
  const shown: Record<string, number[]> = {}
  for (const { attributes, value } of sloCounters(processor.registry, 0))
    (shown[`${attributes['deployment.environment.name']} ${attributes['ml.slo.name']}`] ??= []).push(value)
  return shown
}

const availability = (processor: Processor): readonly number[] | undefined =>
  scraped(processor)['default availability']?.slice(0, 2)

type Told = Partial<PointShape> & { readonly count: number }

function counter(metric: string, { count, ...shape }: Told): MetricPoint {
  const own = { writer: 'w', startTimeMs: START_MS, timeMs: START_MS + EXPORT_MS }
  return pointOf({ ...own, ...shape, metric, data: { kind: 'number', value: count } })
}
const calls = (told: Told): MetricPoint => counter(METRIC_ML_INFERENCE_CALLS, told)
const goodCalls = (told: Told): MetricPoint => counter(METRIC_ML_INFERENCE_GOOD_CALLS, told)

describe('the counters', () => {
  test('stand at zero in the environment of a service that names none, until the first is known', () => {
    const processor = processorOf()
    expect(scraped(processor)).toEqual({
      'default availability': [0, 0, 0.99],
      'default latency': [0, 0, 0.9],
      'default drift': [0, 0, 0.9],
      'default missing': [0, 0, 0.99],
      'default freshness': [0, 0, 0.9],
    })
    send(processor, [calls({ count: 1, environment: 'production' })])
    expect(Object.keys(scraped(processor))).toHaveLength(5)
    expect(scraped(processor)['production availability']).toEqual([1, 0, 0.99])
  })

  test('stand under the environment the spec names for those that name none', () => {
    const processor = processorOf(SLO_YAML.replace('name: m', 'name: m, environment: staging'))
    expect(Object.keys(scraped(processor))).toContain('staging availability')
    send(processor, [calls({ count: 5 })])
    expect(Object.keys(scraped(processor))).toHaveLength(5)
    expect(scraped(processor)['staging availability']).toEqual([5, 0, 0.99])
  })

  test('are apart by environment', () => {
    const processor = processorOf()
    const told = { count: 3, environment: 'staging' }
    send(processor, [calls({ count: 5 }), goodCalls({ count: 4 }), calls(told), goodCalls(told)])
    expect(availability(processor)).toEqual([5, 4])
    expect(scraped(processor)['staging availability']).toEqual([3, 3, 0.99])
  })

  test('tell since when they count', () => {
    const [events, , objective] = sloCounters(processorOf().registry, START_MS + 1)
    expect(events).toMatchObject({ metric: 'ml.slo.events', startTimeMs: START_MS, timeMs: START_MS + 1 })
    expect(objective).not.toHaveProperty('startTimeMs')
  })

  test('leave out what has no source here, and say so', () => {
    const yaml = 'model: {name: m}\nslos: {missing: 0.9, quality: {good: error below 2, objective: 0.9}}\n'
    expect(scraped(processorOf(yaml))).toEqual({})
    expect(uncountedObjectives(modelOf(yaml).spec)).toEqual([
      'The objective "quality" of model "m" is not counted: outcomes are not taken in yet.',
      'The objective "missing" of model "m" is not counted: the spec declares no features. Name under "features" those that must be there.',
    ])
    expect(uncountedObjectives(modelOf(SLO_YAML).spec)).toEqual([])
  })

  test.each(['availability: 0.9', 'drift: 0.9', 'missing: 0.9', 'quality: {good: error below 2, objective: 0.9}'])(
    'are what the spec calls not active yet, and nothing else: %s',
    (slo) => {
      const yaml = `model: {name: m}\nfeatures: {a: {type: numeric}}\nslos: {${slo}}\n`
      expect(inactiveFields(yaml)).toHaveLength(uncountedObjectives(modelOf(yaml).spec).length)
    },
  )
})

describe('good calls', () => {
  test('that come before their calls wait for them, whoever else has calls that failed', () => {
    const processor = processorOf()
    send(processor, [calls({ writer: 'other', count: 50 }), goodCalls({ writer: 'other', count: 20 })])
    send(processor, [goodCalls({ count: 10 })])
    expect(availability(processor)).toEqual([50, 20])
    send(processor, [calls({ count: 12 })])
    expect(availability(processor)).toEqual([62, 30])
  })

  test('of one request are shown with their calls, although the request is taken in steps', () => {
    const processor = processorOf()
    const points = Array.from({ length: 4000 }, (_, i) => [
      calls({ writer: `w${i}`, count: 2 }),
      goodCalls({ writer: `w${i}`, count: 1 }),
    ]).flat()
    const work = processor.taking({ kind: 'points', points, arrivalMs: START_MS + DAY_MS })
    while (work.next().done !== true) expect(availability(processor)).toEqual([0, 0])
    expect(availability(processor)).toEqual([8000, 4000])
  })
})

describe('a stream', () => {
  test('without a start time counts from its first point on, begins anew where it falls, and takes nothing back', () => {
    const processor = processorOf()
    const at = (export_: number, count: number): void =>
      void send(processor, [calls({ startTimeMs: 0, timeMs: START_MS + export_ * EXPORT_MS, count })])
    at(1, 100)
    at(3, 130)
    at(2, 110)
    expect(availability(processor)).toEqual([30, 0])
    at(4, 7)
    expect(availability(processor)).toEqual([37, 0])
  })

  test('that falls although its start is the same is refused, and goes on from where it was', () => {
    const processor = processorOf()
    send(processor, [calls({ count: 10 })])
    const result = send(processor, [calls({ timeMs: START_MS + 2 * EXPORT_MS, count: 4 })])
    expect(result?.dispositions).toEqual({ decreased: 1 })
    send(processor, [calls({ timeMs: START_MS + 3 * EXPORT_MS, count: 12 })])
    expect(availability(processor)).toEqual([12, 0])
  })

  test('that is new in a life that was seen from its beginning counts in full, however late it is', () => {
    const processor = processorOf()
    send(processor, [calls({ count: 10 }), goodCalls({ count: 10 })])
    const later = pointOf({
      writer: 'w',
      startTimeMs: START_MS,
      timeMs: START_MS + 5 * DAY_MS,
      data: { kind: 'number', value: 3 },
      metric: METRIC_ML_INFERENCE_CALLS,
    })
    const failed = { ...later, attributes: { ...later.attributes, 'error.type': 'Timeout' } }
    send(processor, [failed], START_MS + 5 * DAY_MS)
    expect(availability(processor)).toEqual([13, 10])
  })

  test.each([
    ['while nobody looked', 0],
    ['and was forgotten meanwhile', 30],
  ])('that was silent for a month %s only begins again: nothing is counted twice', (_, clockDays) => {
    let processor = processorOf()
    send(processor, [calls({ count: 10 })])
    for (let day = 1; day <= clockDays; day += 1) processor.apply({ kind: 'clock', nowMs: START_MS + day * DAY_MS })
    expect(processor.registry.admission.streams).toBe(clockDays === 0 ? 1 : 0)
    processor = restart(processor, { models: [modelOf(SLO_YAML)], limits })
    const before = availability(processor)![0]!
    const back = START_MS + 31 * DAY_MS
    send(processor, [calls({ timeMs: back, count: 15 })], back)
    send(processor, [calls({ timeMs: START_MS + EXPORT_MS, count: 10 })], back)
    expect(availability(processor)).toEqual([before, 0])
    send(processor, [calls({ timeMs: back + EXPORT_MS, count: 18 })], back + EXPORT_MS)
    expect(availability(processor)).toEqual([before + 3, 0])
    for (const own of processor.registry.all()) expect(own.monitor.account.bytes).toBe(bytesHeld(own))
  })

  test('beyond the limit is refused, and nothing is counted of it', () => {
    const processor = createProcessor({
      models: [modelOf(SLO_YAML)],
      coveredSinceMs: START_MS,
      limits: { maxStreams: 3 },
    })
    const result = send(
      processor,
      ['a', 'b', 'c', 'd', 'e'].map((writer) => calls({ writer, count: 1 })),
    )
    expect(result?.dispositions).toEqual({ accepted: 2, overflow: 3 })
    expect(availability(processor)).toEqual([2, 0])
  })
})

test('a point that has room in its window but not for its objective is refused as overflow, and still judged', () => {
  const lines: number[] = []
  const processor = createProcessor(
    { models: [modelOf(SLO_YAML)], coveredSinceMs: START_MS, limits: { maxStreams: 3, latenessMs: 0 } },
    { onLines: (closed) => lines.push(...closed.map(({ count }) => count)) },
  )
  send(processor, [calls({ count: 1 })])
  const data = { kind: 'number', value: 40 } as const
  const shape = { writer: 'w', startTimeMs: START_MS, feature: 'word', category: 'a' }
  const word = pointOf({ ...shape, metric: METRIC_ML_FEATURE_CATEGORIES, timeMs: START_MS + EXPORT_MS, data })
  const [monitored] = processor.registry.all()
  monitored!.isChanged = false
  expect(send(processor, [word])?.dispositions).toEqual({ overflow: 1 })
  expect(monitored!.isChanged).toBe(true)
  processor.apply({ kind: 'clock', nowMs: START_MS + 2 * DAY_MS })
  expect(lines).toContain(40)
  expect(scraped(processor)['default missing']).toEqual([0, 0, 0.99])
})

test('points of an objective that the spec does not have open nothing', () => {
  const processor = processorOf('model: {name: m}\nslos: {latency: {below: 1s, objective: 0.9}, missing: 0.9}\n')
  const result = send(processor, [calls({ count: 1 })])
  expect(result?.dispositions).toEqual({ ignored: 1 })
  expect(processor.registry.all()).toEqual([])
})

describe('durations', () => {
  const durations = (edges: readonly number[], writer = 'w', timeMs = START_MS + EXPORT_MS): MetricPoint => {
    const histogram = createExplicitHistogram(edges)
    for (const seconds of [0.01, 0.1, 0.2]) histogram.record(seconds)
    const data = { kind: 'explicit', histogram: histogram.toData() } as const
    return pointOf({ writer, startTimeMs: START_MS, timeMs, metric: METRIC_ML_INFERENCE_DURATION, data })
  }

  test('count up to the bound where it is an edge', () => {
    const processor = processorOf()
    send(processor, [durations([0.05, 0.1])])
    expect(scraped(processor)['default latency']).toEqual([3, 2, 0.9])
  })

  test('without an edge at the bound count nothing, and each sender is told once for the log', () => {
    const processor = processorOf()
    const first = send(processor, [durations([0.05, 0.25])])
    expect(first).toMatchObject({ dispositions: { no_edge: 1 }, rejected: 1, isRepeated: false })
    expect(first?.message).toBe(
      '1 point came without a bucket edge at the bound of an objective: objective "latency" of model "m" needs one at 0.1 s ' +
        "and counts nothing without; give the sender this spec, or add the bound to its histogram's edges",
    )
    expect(send(processor, [durations([0.05], 'w', START_MS + 2 * EXPORT_MS)])).toMatchObject({ isRepeated: true })
    expect(send(processor, [durations([0.05], 'other')])).toMatchObject({ isRepeated: false })
    expect(scraped(processor)['default latency']).toEqual([0, 0, 0.9])
  })
})

describe('missing values', () => {
  const missing = (feature: string, count: number, timeMs = START_MS + EXPORT_MS): MetricPoint => {
    const point = counter(METRIC_ML_FEATURE_PROBLEMS, { feature, count, timeMs })
    return { ...point, attributes: { ...point.attributes, 'ml.feature.problem': 'missing' } }
  }
  const shown = (processor: Processor): readonly number[] | undefined =>
    scraped(processor)['default missing']?.slice(0, 2)

  test('of a sender that tells no values are taken from its rows', () => {
    const processor = processorOf()
    send(processor, [counter(METRIC_ML_INFERENCE_ROWS, { count: 100 }), missing('x', 5), missing('word', 1)])
    expect(shown(processor)).toEqual([200, 194])
  })

  test('of rows whose values have not come yet are not taken for values', () => {
    const processor = processorOf()
    send(processor, callPointsOf({ writer: 'a', startTimeMs: START_MS, exportsMs: [START_MS + EXPORT_MS] }))
    const [events, good] = shown(processor)!
    send(processor, [counter(METRIC_ML_INFERENCE_ROWS, { count: 100 }), missing('x', 100), missing('word', 100)])
    expect(shown(processor)).toEqual([events, good])
    const timeMs = START_MS + 2 * EXPORT_MS
    send(processor, [
      counter(METRIC_ML_INFERENCE_ROWS, { count: 200, timeMs }),
      missing('x', 200, timeMs),
      missing('word', 200, timeMs),
    ])
    expect(shown(processor)).toEqual([events! + 400, good])
  })
})

describe('another spec', () => {
  const counted = (yaml: string, before: Processor): Processor =>
    restart(before, { models: [modelOf(yaml)], limits, loadedMs: START_MS + 2 * DAY_MS })
  const later = START_MS + 3 * DAY_MS

  test('goes on with the objectives that are the same', () => {
    const before = processorOf()
    send(before, [calls({ count: 10 })])
    const after = counted(SLO_YAML.replace('availability: 0.99', 'availability: 0.95'), before)
    send(after, [calls({ count: 14, timeMs: later })], later)
    expect(scraped(after)['default availability']).toEqual([14, 0, 0.95])
  })

  test('counts a new objective from zero on, from what it sees first of those that run', () => {
    const before = processorOf(SLO_YAML.replace('availability: 0.99, ', ''))
    send(before, callPointsOf({ writer: 'w', startTimeMs: START_MS, exportsMs: [START_MS + EXPORT_MS] }))
    const after = counted(SLO_YAML, before)
    expect(availability(after)).toEqual([0, 0])
    send(after, [calls({ count: 100, timeMs: later })], later)
    send(after, [calls({ count: 107, timeMs: later + EXPORT_MS })], later + EXPORT_MS)
    expect(availability(after)).toEqual([7, 0])
    send(after, [calls({ writer: 'v', startTimeMs: later, count: 5, timeMs: later + EXPORT_MS })], later + EXPORT_MS)
    expect(availability(after)).toEqual([12, 0])
  })

  test('counts another bound from zero on, and forgets an objective that is gone', () => {
    const before = processorOf()
    send(before, callPointsOf({ writer: 'w', startTimeMs: START_MS, exportsMs: [START_MS + EXPORT_MS] }))
    expect(scraped(before)['default latency']?.[0]).toBe(12)
    const after = counted('model: {name: m}\nslos: {latency: {below: 50ms, objective: 0.9}}\n', before)
    expect(scraped(after)).toEqual({ 'default latency': [0, 0, 0.9] })
    expect(after.registry.all()[0]?.isChanged).toBe(true)
    for (const own of after.registry.all()) expect(own.monitor.account.bytes).toBe(bytesHeld(own))
  })
})
