import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDistributions } from '../../src/frames/distribution.ts'
import { qualityHistory, quantileHistory } from '../../src/frames/feature-history.ts'
import { findClocks } from '../../src/frames/find-clocks.ts'
import { fleetRows } from '../../src/frames/fleet/fleet-rows.ts'
import { headlineCells } from '../../src/frames/headline-cells.ts'
import { segmentDimensions } from '../../src/frames/segment-dimensions.ts'
import { segmentPictures, worstFeatures } from '../../src/frames/segment-pictures.ts'
import { everyoneCounts, segmentValues } from '../../src/frames/segment-values.ts'
import { raisedSegments } from '../../src/frames/raised-segments.ts'
import { createWindowReader } from '../../src/frames/window-points.ts'
import { featureQueries } from '../../src/queries/feature-queries.ts'
import { fleetQueries } from '../../src/queries/fleet-queries.ts'
import { driftQueries } from '../../src/queries/model-queries.ts'
import { createNames } from '../../src/queries/names.ts'
import type { QuerySpec } from '../../src/queries/query-spec.ts'
import { segmentOverviewQueries, segmentValueQueries } from '../../src/queries/segment-queries.ts'
import { SEGMENT_VERDICT } from '../../src/queries/segment-verdict-queries.ts'
import { timePlan } from '../../src/queries/time-plan.ts'
import { DIMENSION, HOSTILE, HOSTILE_SEGMENTS, MOVED, PINNED, replayHostile } from './hostile.testing.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, askModels, startWithHistory } from './prometheus.testing.ts'

const names = createNames()

describe.runIf(existsSync(PROMETHEUS))('a model whose names are full of quotes, braces, variables and HTML', () => {
  let folder = ''
  let prometheus: StartedPrometheus
  let lines: readonly VerdictLine[]
  const endMs = Date.UTC(2024, 1, 9)
  const viewMs = Date.UTC(2024, 1, 9, 12)
  const plan = timePlan({ repeats: false, window: '1d', endMs }, viewMs)
  const scope = { environment: 'default', model: HOSTILE.model, plan }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-hostile-'))
    const replayed = await replayHostile(folder)
    lines = replayed.lines
    prometheus = await startWithHistory(folder, replayed.history)
  }, 120_000)
  afterAll(async () => {
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  const ask = (queries: readonly QuerySpec[]) => askAll(prometheus.url, queries)
  const reading = async (queries: readonly QuerySpec[]) => createWindowReader(names, await ask(queries), plan)
  const lastLines = () => lines.filter(({ end, headline }) => headline && Date.parse(end) === endMs)

  test('is one row of the fleet, and its verdicts are its own', async () => {
    const models = await askModels(prometheus.url, names)
    expect(models).toEqual([HOSTILE.model])
    const clocks = await findClocks(names, { ask, models, viewMs })
    const rows = fleetRows(names, { clocks, viewMs, answers: await ask(fleetQueries(names, clocks, viewMs)) })
    expect(rows).toMatchObject([{ model: HOSTILE.model, owner: 'a "b" $c', endMs }])
    const cells = headlineCells(await reading(driftQueries(names, scope)))
    expect(new Set(cells.map(({ feature }) => feature))).toEqual(new Set(['all', HOSTILE.numeric, HOSTILE.category]))
    for (const { feature, windowEndMs, state, severity } of cells) {
      const isOwn = (line: VerdictLine): boolean => line.feature === feature && Date.parse(line.end) === windowEndMs
      const line = lines.find((own) => own.headline && own.segment.name === 'all' && isOwn(own))
      expect({ state, severity }).toEqual({ state: line!.state, severity: line!.severity })
    }
  })

  test.each([HOSTILE.numeric, HOSTILE.category])('has the distribution and quality of %j', async (feature) => {
    const reader = await reading(featureQueries(names, { ...scope, feature }))
    const { statistics } = lastLines().find((line) => line.feature === feature && line.segment.name === 'all')!
    const { bins } = readDistributions(reader)[0]!
    const shares = (own: readonly number[]): readonly number[] => own.toSorted((a, b) => a - b)
    expect(shares(bins.map(({ current }) => current))).toEqual(shares(statistics.distribution!.current))
    if (statistics.distribution!.categories)
      expect(new Set(bins.map(({ category }) => category))).toEqual(new Set(statistics.distribution!.categories))
    expect(qualityHistory(reader).missing[0]!.values.at(-1)!.value).toBe(statistics.missing)
    const median = quantileHistory(reader).find((own) => own.quantile === 'p50' && own.source === 'current')
    expect(median?.values.at(-1)?.value).toBe(statistics.quantiles?.p50)
  })

  async function readSegments(ownPlan: typeof plan) {
    const own = { ...scope, plan: ownPlan }
    const overview = await ask(segmentOverviewQueries(names, own))
    const cells = headlineCells(createWindowReader(names, overview, ownPlan), SEGMENT_VERDICT)
    const asked = { dimension: DIMENSION, features: worstFeatures(cells, DIMENSION) }
    const answers = new Map([...overview, ...(await ask(segmentValueQueries(names, own, asked)))])
    const reader = createWindowReader(names, answers, ownPlan)
    return { reader, cells, values: segmentValues(reader, { dimension: DIMENSION, cells }) }
  }

  test('has the segments of a dimension, the one that moved first; ok only where their features say so', async () => {
    const { reader, cells, values } = await readSegments(plan)
    expect(segmentDimensions(reader, raisedSegments(cells))).toEqual([{ name: DIMENSION, raisedCount: 1 }])
    expect(values.map(({ value }) => value).toSorted()).toEqual([...HOSTILE_SEGMENTS].toSorted())
    expect(values[0]).toMatchObject({ value: MOVED, state: 'act' })
    const pictures = segmentPictures(reader, values, everyoneCounts(reader))
    expect([...pictures.keys()]).toEqual([MOVED, PINNED])
    expect(values[0]!.raised[0]).toMatchObject({ feature: HOSTILE.numeric })
    for (const { value, rows, features, raised } of values) {
      const own = lastLines().filter(({ segment }) => segment.name === DIMENSION && segment.value === value)
      expect(rows).toBe(own[0]!.count)
      const ofFeatures = own.filter(({ feature }) => feature !== 'all')
      for (const [state, count] of features)
        expect(ofFeatures.filter((line) => line.state === state)).toHaveLength(count)
      expect([...features.values()].reduce((a, b) => a + b, 0)).toBe(ofFeatures.length)
      for (const { feature, severity } of raised)
        expect(severity).toBe(own.find((line) => line.feature === feature)!.severity)
    }
  })

  test('has of each segment the states of the newest window, and of none before it', async () => {
    const ends = [...new Set(lines.map(({ end }) => Date.parse(end)))].slice(-7)
    for (const ownEndMs of ends) {
      const ownPlan = timePlan({ repeats: false, window: '1d', endMs: ownEndMs }, ownEndMs)
      const { values } = await readSegments(ownPlan)
      const moved = values.find(({ value }) => value === MOVED)!
      const own = lines.filter(
        ({ end, segment, feature, headline }) =>
          headline && Date.parse(end) === ownEndMs && segment.value === MOVED && feature !== 'all',
      )
      expect([...moved.features].flatMap(([state, count]) => Array<string>(count).fill(state)).toSorted()).toEqual(
        own.map(({ state }) => state).toSorted(),
      )
    }
  })
})
