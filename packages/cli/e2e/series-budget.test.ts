import { metricDefinitions, toPrometheusName } from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { estimateSeries } from '../src/series-budget.ts'
import { runHere } from './in-process.testing.ts'
import { createSmallModel, smallRows } from './small-model.testing.ts'
import type { SmallModel } from './small-model.testing.ts'

let model: SmallModel

beforeAll(async () => {
  model = await createSmallModel()
  const changed = (text: string, row: number): string => (row < 1200 ? text : text.replace(/,\d+,\d+$/, ',90,'))
  await model.write('data.csv', smallRows(60, ['a', 'b']).split('\n').map(changed).join('\n'))
})
afterAll(() => model.remove())

const SPECS = [
  'model: {name: m}\ncolumns: {time: day}\n',
  'model: {name: m}\ncolumns: {time: day}\nwindows: [1d, 1w]\nreferences: {training: {baseline: {rows: 1000}}, rolling: {span: 7d, gap: 1d}}\n',
  'model: {name: m, task: regression}\nfeatures: {a: {type: numeric}}\ncolumns: {time: day, prediction: b}\nslos: {drift: 0.9, missing: 0.99}\n',
  'model: {name: m}\nfeatures: {a: {type: numeric}, b: {type: numeric}}\ncolumns: {time: day}\nsegments: {dimensions: [{name: a, values: [1, 2, 90]}], pin: [{a: 90}]}\n',
]

test.each(SPECS)('no metric has more series than check says: %#', async (text) => {
  const spec = await model.write('model.yaml', text)
  const { code, out, err } = await runHere(['replay', model.at('data.csv'), '--spec', spec, '--openmetrics'])
  expect(code, err).toBe(0)
  const said = seriesSaid(text)
  const found = seriesOf(out)
  expect([...found.keys()].filter((name) => !said.has(name))).toEqual([])
  expect([...found].filter(([name, count]) => count > said.get(name)!)).toEqual([])
  expect(found.size).toBeGreaterThan(10)
})

/** The most series of a name at one time; what is raised in segments comes on top of the estimate. */
function seriesOf(exposition: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of exposition.split('\n').filter(isCounted)) {
    const atTime = `${nameOf(line)}${line.slice(line.lastIndexOf(' '))}`
    counts.set(atTime, (counts.get(atTime) ?? 0) + 1)
  }
  const most = new Map<string, number>()
  for (const [atTime, count] of counts) {
    const [name = ''] = atTime.split(' ')
    most.set(name, Math.max(most.get(name) ?? 0, count))
  }
  return most
}

function nameOf(line: string): string {
  return line.slice(0, line.indexOf('{'))
}

function isCounted(line: string): boolean {
  return line.startsWith('ml_') && !isRaisedSegment(line) && !line.includes(' NaN ')
}

function isRaisedSegment(text: string): boolean {
  return /^ml_drift_(severity|status|since|lower_bound)/.test(text) && !/ml_segment_value="(all|90)?"/.test(text)
}

function seriesSaid(text: string): ReadonlyMap<string, number> {
  const checked = parseMonitorSpec(text, { file: 'model.yaml' })
  if (!checked.ok) throw new Error('the spec of this test is wrong')
  const features = Object.fromEntries(['a', 'b'].map((name) => [name, checked.value.features[name] ?? DECLARED]))
  const isOpen = Object.keys(checked.value.features).length === 0
  const { shares } = estimateSeries(isOpen ? { ...checked.value, features } : checked.value)
  return new Map(shares.map(({ metric, series }) => [toPrometheusName(metricDefinitions[metric]!), series]))
}

const DECLARED = { critical: false, calendar: false } as const
