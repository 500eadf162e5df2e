import { METRIC_ML_DRIFT_SEVERITY } from '@driftline/semconv'
import { expect, test } from 'vitest'
import { renderPrometheus } from './export/render-prometheus.ts'
import { exportsOf, HOUR_MS, EXPORT_MS, judgedModel, pointOf, START_MS } from './lives.testing.ts'
import { bytesHeld, restart } from './processor-laws.testing.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import type { Closing } from './models/closing.ts'
import type { Processor } from './processor.ts'

const configuration = { models: [judgedModel], limits: { ...DEFAULT_LIMITS, latenessMs: 0 } }
const life = { startTimeMs: START_MS, timesMs: [START_MS + EXPORT_MS, START_MS + 2 * EXPORT_MS] }
const points = [
  ...exportsOf({ ...life, writer: 's', role: 'shadow', rows: 500, movesAtMs: START_MS }),
  ...exportsOf({ ...life, writer: 'c', role: 'canary', rows: 200 }),
  ...exportsOf({ ...life, writer: 'l', rows: 300 }),
]
const arrivalMs = START_MS + HOUR_MS

function createFresh(closings: Closing[] = []): Processor {
  const onClosed = (closing: Closing) => void closings.push(closing)
  return createProcessor({ ...configuration, coveredSinceMs: START_MS }, { onClosed })
}

/** Role, rows and state of each line of a feature of everyone, and of each summary role and rows. */
function toldOf(closings: readonly Closing[]) {
  const isOurs = (own: { feature: string; window: string; segment: { name: string } }): boolean =>
    own.feature === 'x' && own.window === '1h' && own.segment.name === 'all'
  const lines = closings.flatMap(({ verdicts }) => verdicts.filter(isOurs))
  const summaries = closings.flatMap(({ summaries: own }) => own.filter(isOurs))
  return {
    lines: lines
      .filter(({ feature }) => feature !== 'all')
      .map(({ role, reference, count, state }) => [role, reference, count, state]),
    summaries: summaries.map(({ role, rows }) => [role, rows]),
  }
}

const told = {
  lines: [
    ['live', 'training', 600, 'ok'],
    ['canary', 'training', 400, 'ok'],
    ['canary', 'live', 400, 'ok'],
    ['shadow', 'training', 1000, 'act'],
    ['shadow', 'live', 1000, 'act'],
  ],
  summaries: [
    ['live', 600],
    ['canary', 400],
    ['shadow', 1000],
  ],
}

test('live, canary and shadow of one version are counted and judged apart, also after a restart', () => {
  const closings: Closing[] = []
  const processor = createFresh(closings)
  processor.apply({ kind: 'points', points, arrivalMs })
  processor.apply({ kind: 'finish' })
  expect(toldOf(closings)).toEqual(told)

  const later: Closing[] = []
  const first = createFresh()
  first.apply({ kind: 'points', points, arrivalMs })
  const second = restart(first, configuration, (closing) => void later.push(closing))
  second.apply({ kind: 'finish' })
  expect(toldOf(later)).toEqual(told)
})

test('every output of a version carries its role, also when its features have ended', () => {
  const processor = createFresh()
  processor.apply({ kind: 'points', points, arrivalMs })
  processor.apply({ kind: 'finish' })
  const [own] = restart(processor, configuration).registry.all()
  const linesOf = (watermarkMs: number): readonly string[] => {
    for (const { book } of [own!]) Array.from(book.renew(watermarkMs))
    return renderPrometheus(own!.book.points(arrivalMs)).split('\n')
  }
  const shown = linesOf(START_MS + 2 * EXPORT_MS)
  const ofVersions = shown.filter((line) => line.includes('ml_model_version='))
  expect(ofVersions.length).toBeGreaterThan(100)
  expect(ofVersions.filter((line) => !line.includes('ml_deployment_role='))).toEqual([])
  expect(shown.filter((line) => /^ml_(model|feature)_info\{/.test(line)).join('')).not.toContain('ml_deployment_role')
  const ended = linesOf(START_MS + 10 * HOUR_MS).filter((line) => line.startsWith('ml_window_end'))
  for (const role of ['live', 'canary', 'shadow'])
    expect(ended.filter((line) => line.includes(`ml_deployment_role="${role}"`))).toHaveLength(2)
  expect(own!.monitor.account.bytes).toBe(bytesHeld(own!))
})

test('live has the first claim on the series budget', () => {
  const processor = createFresh()
  processor.apply({ kind: 'points', points, arrivalMs })
  processor.apply({ kind: 'finish' })
  const severities = processor.registry
    .all()[0]!
    .book.points(arrivalMs)
    .filter(({ metric, attributes }) => metric === METRIC_ML_DRIFT_SEVERITY && attributes['ml.segment.name'] === 'all')
  const roles = severities.map(({ attributes }) => attributes['ml.deployment.role'])
  const inTurn = ['live', 'canary', 'shadow']
  expect(roles.filter((role, i) => role !== roles[i - 1])).toEqual([...inTurn, ...inTurn])
  const references = new Set(severities.slice(0, 9).map(({ attributes }) => attributes['ml.reference']))
  expect(references).toEqual(new Set(['training']))
})

test('a point of a role that there is not is refused, named, and opens nothing', () => {
  const processor = createFresh()
  const data = { kind: 'number', value: 5 } as const
  const shape = { writer: 'w', metric: 'ml.feature.categories', feature: 'word', category: 'a', startTimeMs: START_MS }
  const sent = ['Live', 'canry', ''].map((role, i) => pointOf({ ...shape, data, role, timeMs: START_MS + i + 1 }))
  const result = processor.apply({ kind: 'points', points: sent.slice(0, 2), arrivalMs })
  expect(result).toMatchObject({ rejected: 2, dispositions: { unknown_role: 2 } })
  expect(result?.message).toBe(
    '2 points have a role that is none of those there are: "Live", "canry"; known is "live", "canary", "shadow"',
  )
  expect(processor.registry.all()).toEqual([])
  expect(processor.apply({ kind: 'points', points: sent, arrivalMs })).toMatchObject({
    dispositions: { accepted: 1, unknown_role: 2 },
  })
})
