import { expect, test } from 'vitest'
import { readSpec } from '../read-spec.ts'
import { eventQueries, objectivesWithoutData } from './without-data.ts'

const { spec } = readSpec('{model: {name: "fares$"}, slos: {availability: 0.999, drift: 0.95}}')!.built!

test('an objective that nothing was counted for is named', () => {
  const [first, second] = eventQueries(spec, { fromMs: 0, toMs: 86_400_000 })
  expect(first?.expr).toMatch(/^count\(present_over_time\(ml_slo_events_total\{.*\}\[86400s\]\)\)$/)
  expect(first?.expr).not.toContain('$')
  const series = { labels: {}, samples: [[0, 1]] as const }
  const answers = new Map([
    [first!.name, [series]],
    [second!.name, []],
  ])
  expect(objectivesWithoutData(spec, answers)).toEqual(['drift'])
  expect(objectivesWithoutData(spec, new Map())).toEqual(['availability', 'drift'])
})
