import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_CHOICES } from '../../src/app/choices.ts'
import { loadModelScope } from '../../src/ask/load-model-scope.ts'
import { driftHeatmap } from '../../src/frames/drift-heatmap.ts'
import { findClocks } from '../../src/frames/find-clocks.ts'
import { fleetRows } from '../../src/frames/fleet/fleet-rows.ts'
import { headlineCells } from '../../src/frames/headline-cells.ts'
import { segmentValues } from '../../src/frames/segment-values.ts'
import { createWindowReader } from '../../src/frames/window-points.ts'
import { loadModel } from '../../src/pages/model/load-model.ts'
import { fleetQueries } from '../../src/queries/fleet-queries.ts'
import { driftQueries } from '../../src/queries/model-queries.ts'
import { createNames } from '../../src/queries/names.ts'
import { segmentOverviewQueries, segmentValueQueries } from '../../src/queries/segment-queries.ts'
import { SEGMENT_VERDICT } from '../../src/queries/segment-verdict-queries.ts'
import { timePlan } from '../../src/queries/time-plan.ts'
import { DEFAULT_SETTINGS } from '../../src/settings/app-settings.ts'
import type { LiveFares } from './live-fares.testing.ts'
import { SEGMENTS, startLiveFares } from './live-fares.testing.ts'
import type { LiveModel } from './live-model.testing.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, askModels, until } from './prometheus.testing.ts'

const names = createNames()
const WINDOW_MS = 4000

describe.runIf(existsSync(PROMETHEUS))('two processors that see the same and are scraped', () => {
  let folder = ''
  let fares: LiveFares
  let model: LiveModel

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-live-'))
    fares = await startLiveFares(folder, '4s')
    model = fares.startVersion('1')
  }, 120_000)
  afterAll(async () => {
    await fares?.stop()
    await rm(folder, { recursive: true })
  })

  const ask = (queries: Parameters<typeof askAll>[1]) => askAll(fares.prometheus.url, queries)

  async function look(viewMs = Date.now()) {
    const models = await askModels(fares.prometheus.url, names)
    const clocks = await findClocks(names, { ask, models, viewMs })
    const rows = fleetRows(names, { clocks, viewMs, answers: await ask(fleetQueries(names, clocks, viewMs)) })
    const [clock] = clocks
    if (!clock) return { rows, clocks, cells: [], endsMs: [] }
    const plan = timePlan(clock, viewMs)
    const scope = { environment: 'production', model: 'fares', plan }
    const reader = createWindowReader(names, await ask(driftQueries(names, scope)), plan)
    const cells = headlineCells(reader)
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
      const places = seen.cells.map(({ version, feature, windowEndMs }) => `${version} ${feature} ${windowEndMs}`)
      expect(new Set(places).size).toBe(places.length)
      return row.state === state ? { ...seen, row } : undefined
    })

  test('are one row that goes from ok to act and back', async () => {
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
  }, 120_000)

  /** The segments of the newest window. */
  async function lookAtSegments() {
    const { clocks } = await look()
    const plan = timePlan(
      clocks.find(({ version }) => version === '1')!,
      Date.now(),
    )
    const scope = { environment: 'production', model: 'fares', version: '1', plan }
    const { dimension } = SEGMENTS
    const asked = [
      ...segmentOverviewQueries(names, scope),
      ...segmentValueQueries(names, scope, { dimension, features: [] }),
    ]
    const reader = createWindowReader(names, await ask(asked), plan)
    const values = segmentValues(reader, { dimension, cells: headlineCells(reader, SEGMENT_VERDICT) })
    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length)
    return values
  }

  test('show a segment that moves, and show it as ok once it is back', async () => {
    model.instead = { feature: 'zone', categories: ['a', 'b'], segment: 'asia' }
    const raised = await until('a segment to be raised', async () => {
      const values = await lookAtSegments()
      return values[0]?.state === 'act' ? values : undefined
    })
    expect(raised[0]).toMatchObject({ value: 'asia', raised: [{ feature: 'zone', state: 'act' }] })
    expect(raised.slice(1).flatMap((own) => own.raised)).toEqual([])
    model.instead = undefined
    await until('the segment to be ok', async () => {
      const asia = (await lookAtSegments()).find(({ value }) => value === 'asia')
      return (asia?.state === 'ok' && asia.raised.length === 0) || undefined
    })
    await untilState('ok')
  }, 120_000)

  test('show a version that joins, and go on through a restart of one of them', async () => {
    fares.startVersion('2')
    const joined = await until('version 2', async () => {
      const seen = await look()
      expect(seen.rows).toHaveLength(1)
      return seen.rows[0]!.versions.includes('2') ? seen : undefined
    })
    expect(joined.rows[0]!.versions.toSorted()).toEqual(['1', '2'])
    await fares.restart(0)
    const restartedMs = Date.now()
    await until('windows after the restart', async () => {
      const { rows, cells } = await look()
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ isOld: false, state: 'ok' })
      const places = cells.map((cell) => `${cell.version} ${cell.feature} ${cell.windowEndMs}`)
      expect(new Set(places).size).toBe(places.length)
      return rows[0]!.endMs > restartedMs + 2 * WINDOW_MS || undefined
    })
  }, 120_000)

  test('are old once both have stopped, and say nothing of the present', async () => {
    await fares.killProcessors()
    const later = await look(Date.now() + 3600_000)
    expect(later.clocks.map(({ version }) => version).toSorted()).toEqual(['1', '2'])
    for (const clock of later.clocks) expect(clock).toMatchObject({ repeats: true, isTold: false })
    expect(later.rows).toMatchObject([{ model: 'fares', isOld: true, state: undefined, worst: undefined }])
  }, 60_000)

  test('are on their own page as they were told last', async () => {
    const viewMs = Date.now() + 3600_000
    const wanted = { environment: 'production', model: 'fares', choices: { ...NO_CHOICES, version: '1' } }
    const range = { fromMs: viewMs - 7_200_000, toMs: viewMs }
    const found = (await loadModelScope(ask, names, { ...wanted, settings: DEFAULT_SETTINGS, ...range, viewMs }))!
    expect(found.clock).toMatchObject({ version: '1', isTold: false })
    const { endsMs, features, events, budgets } = await loadModel({ ask, names }, found, range)
    expect(endsMs.at(-1)).toBe(found.clock.endMs)
    expect(features.map(({ feature, latest }) => `${feature} ${latest.state}`).toSorted()).toEqual([
      'card ok',
      'zone ok',
    ])
    expect(events.map(({ text }) => text)).toContain('version 2 begins as live')
    expect(budgets).toMatchObject([{ slo: 'drift', objective: 0.9 }])
    expect(budgets[0]!.burn).toBeGreaterThan(0)
  }, 60_000)
})
