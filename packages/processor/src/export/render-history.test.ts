import { METRIC_ML_SLO_EVENTS } from '@driftline/semconv'
import { expect, test } from 'vitest'
import { renderHistory } from './render-history.ts'
import { renderPrometheus } from './render-prometheus.ts'

const attributesOf = (model: string) => ({ 'ml.slo.name': 'drift', 'ml.model.name': model })
const points = ['a "quoted" name', 'b'].flatMap((model) => {
  const attributes = attributesOf(model)
  return [0, 1500, 3_600_000].map((timeMs, value) => ({ metric: METRIC_ML_SLO_EVENTS, attributes, value, timeMs }))
})

test('a family line by line is what it is as a whole, but for the end', () => {
  const whole = renderPrometheus(points, { openMetrics: true, timestamps: true })
  expect(whole).toContain('} 1 1.5\n')
  expect(`${[...renderHistory(METRIC_ML_SLO_EVENTS, points)].join('')}# EOF\n`).toBe(whole)
})

test('no point is asked for before the one before it is written', () => {
  let asked = 0
  const lines = renderHistory(
    METRIC_ML_SLO_EVENTS,
    (function* () {
      for (;;) {
        asked += 1
        yield points[0]!
      }
    })(),
  )
  for (let line = 0; line < 4; line += 1) lines.next()
  expect(asked).toBe(3)
})
