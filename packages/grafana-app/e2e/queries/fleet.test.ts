import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadFleet } from '../../src/frames/fleet/load-fleet.ts'
import { groupBy } from '../../src/frames/group-by.ts'
import { createNames } from '../../src/queries/names.ts'
import type { QuerySpec } from '../../src/queries/query-spec.ts'
import { HOSTILE, replayHostile } from './hostile.testing.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, askModels, askOnce, startWithHistory } from './prometheus.testing.ts'
import { replayRidership } from './ridership.testing.ts'

const names = createNames()
const LAST_MS = Date.parse('2017-01-01T00:00:00Z')

describe.runIf(existsSync(PROMETHEUS))('the fleet of a Prometheus with thirteen loaded years', () => {
  let folder = ''
  let prometheus: StartedPrometheus
  let lines: readonly VerdictLine[]
  let otherLines: readonly VerdictLine[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-fleet-'))
    const replayed = await replayRidership(folder)
    lines = replayed.lines
    const other = await replayHostile(folder)
    otherLines = other.lines
    prometheus = await startWithHistory(folder, replayed.history, other.history)
  }, 120_000)
  afterAll(async () => {
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  async function askFleet(viewMs: number) {
    let queryCount = 0
    const ask = (queries: readonly QuerySpec[]) => {
      queryCount += queries.length
      return askAll(prometheus.url, queries)
    }
    const fleet = await loadFleet(names, { ask, models: await askModels(prometheus.url, names), viewMs })
    expect(queryCount).toBeLessThanOrEqual(8)
    return fleet
  }

  test.each([
    ['in the middle of a year', Date.parse('2012-07-04T12:00:00Z'), '2012-01-01T00:00:00.000Z'],
    ['at the very end of a year', Date.parse('2012-01-01T00:00:00Z'), '2012-01-01T00:00:00.000Z'],
    ['just after a year', Date.parse('2012-01-01T00:00:10Z'), '2012-01-01T00:00:00.000Z'],
    ['years later', Date.parse('2026-11-22T00:00:00Z'), '2017-01-01T00:00:00.000Z'],
  ])('%s is what the verdicts of the last window say', async (_name, viewMs, end) => {
    const { rows } = await askFleet(viewMs)
    const window = lines.filter((line) => line.headline && Date.parse(line.end) === Date.parse(end))
    const features = window.filter(({ feature }) => feature !== 'all')
    const worst = window.toSorted((a, b) => b.severity - a.severity || b.lowerBound - a.lowerBound)[0]!
    const row = rows.find(({ model }) => model === 'ridership')
    expect(row).toMatchObject({
      environment: 'default',
      model: 'ridership',
      version: '1',
      owner: 'transit-ml',
      riskTier: '2',
      task: 'regression',
      window: '1y',
      state: 'act',
      worst: { feature: worst.feature, severity: worst.severity, sinceMs: Date.parse(worst.since!) },
      endMs: Date.parse(end),
      isOld: viewMs - Date.parse(end) > 2 * 366 * 86_400_000,
    })
    const counted = groupBy(features, ({ state }) => state)
    expect(Object.fromEntries(row!.featuresByState)).toEqual(
      Object.fromEntries(Array.from(counted, ([state, own]) => [state, own.length])),
    )
    const ends = [...new Set(lines.map((line) => Date.parse(line.end)))].filter((endMs) => endMs <= viewMs)
    expect(row!.traffic.map(({ timeMs }) => timeMs)).toEqual(ends)
  })

  test('models that ended years apart are each as its own last window says', async () => {
    const { rows, newestEndMs } = await askFleet(Date.parse('2026-01-01T00:00:00Z'))
    expect(newestEndMs).toBe(Date.parse(otherLines.at(-1)!.end))
    expect(rows.map(({ model }) => model)).toEqual(['ridership', HOSTILE.model])
    const last = otherLines.filter((line) => line.headline && line.segment.name === 'all' && line.feature !== 'all')
    const own = last.filter(({ end }) => Date.parse(end) === newestEndMs)
    const counted = groupBy(own, ({ state }) => state)
    expect(Object.fromEntries(rows[1]!.featuresByState)).toEqual(
      Object.fromEntries(Array.from(counted, ([state, features]) => [state, features.length])),
    )
    expect(rows[1]!.budgets).toMatchObject([{ slo: 'drift', objective: 0.9 }])
    expect(rows[1]!.budgets[0]!.events).toBe(last.length)
  })

  test('before the first window there is none, though there are models', async () => {
    expect(await askFleet(Date.parse('2003-01-01T00:00:00Z'))).toEqual({ rows: [], newestEndMs: undefined })
    expect(await askModels(prometheus.url, names)).toEqual(expect.arrayContaining(['ridership', HOSTILE.model]))
  })

  test('budgets are the differences of thirty days, as PromQL has them', async () => {
    const { rows } = await askFleet(Date.parse('2020-01-01T00:00:00Z'))
    const { budgets } = rows.find(({ model }) => model === 'ridership')!
    expect(budgets.map(({ slo }) => slo)).toEqual(['missing'])
    for (const { slo, events, goodEvents, objective, left } of budgets) {
      const days = async (metric: string): Promise<number> => {
        const own = `${metric}{ml_slo_name="${slo}"}`
        const [series] = await askOnce(prometheus.url, `${own} - ${own} offset 30d`, LAST_MS)
        return series?.samples[0]?.[1] ?? NaN
      }
      expect(events).toBe(await days('ml_slo_events_total'))
      expect(events).toBeGreaterThan(0)
      expect(goodEvents).toBe(await days('ml_slo_good_events_total'))
      expect(left).toBeCloseTo(1 - (events - goodEvents) / (events * (1 - objective)), 12)
    }
  })
})
