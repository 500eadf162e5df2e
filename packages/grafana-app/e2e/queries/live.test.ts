import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driftHeatmap } from '../../src/frames/drift-heatmap.ts'
import { findClocks } from '../../src/frames/find-clocks.ts'
import { fleetRows } from '../../src/frames/fleet/fleet-rows.ts'
import { headlineCells } from '../../src/frames/headline-cells.ts'
import { verdictCells } from '../../src/frames/verdict-cells.ts'
import { createWindowReader } from '../../src/frames/window-points.ts'
import { fleetQueries } from '../../src/queries/fleet-queries.ts'
import { driftQueries } from '../../src/queries/model-queries.ts'
import { createNames } from '../../src/queries/names.ts'
import { timePlan } from '../../src/queries/time-plan.ts'
import { startLiveModel } from './live-model.testing.ts'
import type { LiveModel } from './live-model.testing.ts'
import type { Running, Started } from './prometheus.testing.ts'
import {
  PROMETHEUS,
  askAll,
  askModels,
  driftline,
  startPrometheus,
  startProcessor,
  until,
} from './prometheus.testing.ts'

const names = createNames()
const WINDOW_MS = 4000
const FEATURES = { zone: ['a', 'b', 'c', 'd', 'e'], card: ['yes', 'no'] }
const SPEC = `model: {name: fares, owner: pricing, riskTier: 1}
features:
  zone: {type: categorical, values: [a, b, c, d, e]}
  card: {type: categorical, values: ['yes', 'no']}
windows: [4s]
slos: {drift: 0.9}
`
const ROWS = Array.from({ length: 4000 }, (_, i) => `${FEATURES.zone[i % 5]},${FEATURES.card[i % 2]}\n`)

describe.runIf(existsSync(PROMETHEUS))('two processors that see the same and are scraped', () => {
  let folder = ''
  let prometheus: Started
  let model: LiveModel
  const running: Running[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-live-'))
    const at = (name: string): string => join(folder, name)
    await writeFile(at('fares.yaml'), SPEC)
    await writeFile(at('fares.csv'), `zone,card\n${ROWS.join('')}`)
    await driftline(['profile', 'build', at('fares.csv'), '--spec', at('fares.yaml'), '--out', at('fares-1.json')])
    const args = ['--spec', at('fares.yaml'), '--profile', at('fares-1.json'), '--port', '0', '--lateness', '0s']
    const processors = [await startProcessor(args), await startProcessor(args)]
    running.push(...processors)
    const targets = processors.map(({ url }) => new URL(url).host)
    const job = { job_name: 'driftline', static_configs: [{ targets }] }
    const config = { global: { scrape_interval: '500ms' }, scrape_configs: [job] }
    prometheus = await startPrometheus(folder, config, at('tsdb'))
    const processorUrls = processors.map(({ url }) => url)
    model = startLiveModel({ processorUrls, model: 'fares', version: '1', features: FEATURES })
  }, 120_000)
  afterAll(async () => {
    await model?.stop()
    await Promise.all([...running, prometheus].map((own) => own?.stop('SIGKILL')))
    await rm(folder, { recursive: true })
  })

  const ask = (queries: Parameters<typeof askAll>[1]) => askAll(prometheus.url, queries)

  async function look(viewMs = Date.now()) {
    const models = await askModels(prometheus.url, names)
    const clocks = await findClocks(names, { ask, models, viewMs })
    const rows = fleetRows(names, { clocks, viewMs, answers: await ask(fleetQueries(names, clocks, viewMs)) })
    const [clock] = clocks
    if (!clock) return { rows, clocks, cells: [], endsMs: [] }
    const plan = timePlan(clock, viewMs)
    const scope = { environment: 'production', model: 'fares', plan }
    const reader = createWindowReader(names, await ask(driftQueries(names, scope)), plan)
    const cells = headlineCells(verdictCells(reader), rows[0]?.reference ?? '')
    return { rows, clocks, cells, endsMs: reader.endsMs }
  }

  /** Looks until the model is in a state, and that nothing is ever shown twice meanwhile. */
  const untilState = (state: string) =>
    until(`the model to be ${state}`, async () => {
      const seen = await look()
      expect(seen.rows.length).toBeLessThanOrEqual(1)
      const [row] = seen.rows
      if (!row) return undefined
      expect(row.budgets).toHaveLength(1)
      expect([...row.featuresByState.values()].reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(3)
      const places = seen.cells.map(({ feature, windowEndMs }) => `${feature} ${windowEndMs}`)
      expect(new Set(places).size).toBe(places.length)
      return row.state === state ? { ...seen, row } : undefined
    })

  test('are one row that goes from ok to act and back, and is old once both have stopped', async () => {
    const calm = await untilState('ok')
    expect(calm.clocks).toMatchObject([{ repeats: true, isTold: true, window: '4s' }])
    expect(calm.row).toMatchObject({ environment: 'production', owner: 'pricing', riskTier: '1', isOld: false })
    expect(calm.row.worst).toBeUndefined()

    model.instead = { feature: 'zone', categories: ['a', 'a', 'a', 'b'] }
    const drifted = await untilState('act')
    expect(drifted.row.worst).toMatchObject({ feature: 'zone' })
    const cell = drifted.cells.findLast(({ feature }) => feature === 'zone')
    expect(cell).toMatchObject({ state: 'act', kind: 'distribution', sinceMs: drifted.row.worst!.sinceMs })

    model.instead = undefined
    const back = await untilState('ok')
    const { rows, endsMs } = driftHeatmap(back.cells, back.endsMs)
    const spans = endsMs.slice(1).map((endMs, i) => endMs - endsMs[i]!)
    expect(new Set(spans)).toEqual(new Set([WINDOW_MS]))
    const zone = rows.find(({ feature }) => feature === 'zone')!.cells.map((own) => own?.state)
    expect(zone).toContain('act')
    expect(zone.indexOf('ok')).toBeLessThan(zone.indexOf('act'))
    expect(zone.at(-1)).toBe('ok')

    await Promise.all(running.map((own) => own.stop('SIGKILL')))
    const later = await look(Date.now() + 3600_000)
    expect(later.clocks).toMatchObject([{ repeats: true, isTold: false }])
    expect(later.rows).toMatchObject([{ model: 'fares', isOld: true, state: undefined }])
  }, 240_000)
})
