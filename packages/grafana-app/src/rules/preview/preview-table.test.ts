import { expect, test } from 'vitest'
import { csvText } from '../../frames/csv-text.ts'
import { readSpec } from '../read-spec.ts'
import { alertPreview } from './alert-preview.ts'
import { previewPlan } from './preview-plan.ts'
import { previewTable } from './preview-table.ts'

const { rules } = readSpec('{model: {name: fares}, slos: {availability: 0.999}}')!.built!

test('a row tells of one firing all there is, with the labels of the alert', () => {
  const [planned] = previewPlan(rules, { fromMs: 0, toMs: 3_600_000 })
  const samples = Array.from({ length: 30 }, (_, i) => [600_000 + i * 60_000, 20] as const)
  const preview = alertPreview(planned!, [{ labels: { team: 'a' }, samples }])
  const { columns, rows } = previewTable([preview])
  const row = Object.fromEntries(columns.map(({ name }, i) => [name, rows[0]?.[i]]))
  expect(row).toMatchObject({
    alert: planned!.rule.alert,
    'active since': '1970-01-01T00:10:00.000Z',
    peak: 20,
    severity: 'critical',
  })
  expect(csvText({ columns, rows }).split('\r\n')).toHaveLength(1 + preview.fired.length + 1)
})
