import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDistributions } from '../../src/frames/distribution.ts'
import { driftHeatmap } from '../../src/frames/drift-heatmap.ts'
import { qualityHistory, quantileHistory } from '../../src/frames/feature-history.ts'
import { headlineCells } from '../../src/frames/headline-cells.ts'
import { readFeatureInfos, readModelInfo } from '../../src/frames/model-info.ts'
import { rowHistory, stateHistory } from '../../src/frames/state-history.ts'
import { verdictCells } from '../../src/frames/verdict-cells.ts'
import { createWindowReader } from '../../src/frames/window-points.ts'
import { featureQueries } from '../../src/queries/feature-queries.ts'
import { driftQueries, modelQueries } from '../../src/queries/model-queries.ts'
import { createNames } from '../../src/queries/names.ts'
import type { QuerySpec } from '../../src/queries/query-spec.ts'
import { timePlan } from '../../src/queries/time-plan.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, startWithHistory } from './prometheus.testing.ts'
import { replayRidership } from './ridership.testing.ts'

const names = createNames()

describe.runIf(existsSync(PROMETHEUS))('the pages of a model with thirteen loaded years', () => {
  let folder = ''
  let prometheus: StartedPrometheus
  let lines: readonly VerdictLine[]
  const viewMs = Date.parse('2020-01-01T00:00:00Z')
  const endMs = Date.parse('2017-01-01T00:00:00Z')
  const plan = timePlan({ repeats: false, window: '1y', endMs }, viewMs)
  const scope = { environment: 'default', model: 'ridership', version: '1', role: 'live', plan }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-pages-'))
    const replayed = await replayRidership(folder)
    lines = replayed.lines
    prometheus = await startWithHistory(folder, replayed.history)
  }, 120_000)
  afterAll(async () => {
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  const reading = async (queries: readonly QuerySpec[]) =>
    createWindowReader(names, await askAll(prometheus.url, queries), plan)

  test('have the state, severity, start, kind and lower bound of every feature in every window', async () => {
    const reader = await reading(driftQueries(names, scope))
    const cells = headlineCells(reader)
    const told = cells.map(({ feature, windowEndMs, state, severity, sinceMs, kind, lowerBound, reference }) => ({
      feature,
      windowEndMs,
      state,
      severity,
      kind,
      reference,
      sinceMs: sinceMs ?? null,
      lowerBound: lowerBound ?? 0,
    }))
    const wanted = lines
      .filter(({ headline }) => headline)
      .map(({ feature, end, state, severity, since, kind, lowerBound, reference }) => {
        const isRaised = state === 'investigate' || state === 'act'
        return {
          feature,
          windowEndMs: Date.parse(end),
          state,
          severity,
          kind: kind ?? '',
          reference,
          sinceMs: isRaised && since !== null ? Date.parse(since) : null,
          lowerBound: isRaised ? lowerBound : 0,
        }
      })
    expect(told).toHaveLength(13 * 51)
    expect(told).toEqual(expect.arrayContaining(wanted))
  })

  test('rank the heatmap by the newest window, and leave no cell out', async () => {
    const reader = await reading(driftQueries(names, scope))
    const { endsMs, rows } = driftHeatmap(headlineCells(reader), reader.endsMs)
    expect(endsMs).toEqual([...new Set(lines.map(({ end }) => Date.parse(end)))])
    expect(rows).toHaveLength(51)
    expect(rows.every(({ cells }) => cells.every((cell) => cell !== undefined))).toBe(true)
    const last = lines.filter(({ end, headline }) => headline && Date.parse(end) === endMs)
    const most = last.toSorted((a, b) => b.severity - a.severity || b.lowerBound - a.lowerBound)[0]!
    expect(rows[0]).toMatchObject({ feature: most.feature, newest: { severity: most.severity, state: most.state } })
  })

  test('show as many windows as they are asked for, the newest', async () => {
    const short = { ...scope, plan: timePlan(plan, viewMs, { windowCount: 4 }) }
    const answers = await askAll(prometheus.url, driftQueries(names, short))
    const reader = createWindowReader(names, answers, short.plan)
    expect(reader.endsMs.map((ms) => new Date(ms).getUTCFullYear())).toEqual([2014, 2015, 2016, 2017])
    expect(new Set(verdictCells(reader).map(({ windowEndMs }) => windowEndMs))).toEqual(new Set(reader.endsMs))
    const newest = verdictCells(reader).filter(({ windowEndMs }) => windowEndMs === reader.endsMs.at(-1))
    expect(newest).toHaveLength(51)
  })

  test('count states and rows of every window', async () => {
    const reader = await reading(modelQueries(names, scope))
    const ofFeatures = lines.filter(({ headline, feature }) => headline && feature !== 'all')
    for (const { windowEndMs, features } of stateHistory(reader))
      for (const [state, count] of features)
        expect(
          ofFeatures.filter((line) => Date.parse(line.end) === windowEndMs && line.state === state),
          `${state} ${windowEndMs}`,
        ).toHaveLength(count)
    const rows = new Map(lines.map(({ end, count }) => [Date.parse(end), count]))
    expect(rowHistory(reader).map(({ windowEndMs, rows }) => [windowEndMs, rows])).toEqual([...rows])
    expect(readModelInfo(reader)).toMatchObject({ owner: 'transit-ml', window: '1y', reference: 'training' })
    expect(readFeatureInfos(reader).get('clark_lake')).toEqual({
      feature: 'clark_lake',
      type: 'numeric',
      unit: 'thousand riders',
      importance: undefined,
      isCritical: true,
    })
  })

  test('have the distribution, quantiles and quality of a feature as its verdict has them', async () => {
    const reader = await reading(featureQueries(names, { ...scope, feature: 'clark_lake' }))
    const own = lines.filter(({ feature }) => feature === 'clark_lake')
    const { statistics } = own.at(-1)!
    const [distribution] = readDistributions(reader)
    expect(distribution!.bins.map(({ upper }) => (upper === Infinity ? null : upper))).toEqual(
      statistics.distribution!.upper,
    )
    expect(distribution!.bins.map(({ current }) => current)).toEqual(statistics.distribution!.current)
    expect(distribution!.bins.map(({ reference }) => reference)).toEqual(statistics.distribution!.reference)
    expect(distribution!.bins.at(-1)!.cumulative!.current).toBeCloseTo(1, 9)
    for (const { quantile, source, values } of quantileHistory(reader)) {
      const of = (line: VerdictLine): number | undefined => {
        const { quantiles, referenceQuantiles } = line.statistics
        return (source === 'current' ? quantiles : referenceQuantiles)?.[quantile as 'p50']
      }
      expect(values.map(({ value }) => value)).toEqual(own.map(of))
    }
    const [missing] = qualityHistory(reader).missing
    expect(missing!.values.map(({ value }) => value)).toEqual(own.map((line) => line.statistics.missing))
  })
})
