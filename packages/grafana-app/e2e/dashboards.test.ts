import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { metricDefinitions, toPrometheusLabel, toPrometheusName } from '@driftline/semconv'
import { parser } from '@prometheus-io/lezer-promql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DASHBOARDS } from '../scripts/dashboards/dashboards.ts'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'
import { ridershipHistory } from '../scripts/ridership-history.ts'
import type { LiveFares } from './queries/live-fares.testing.ts'
import { startLiveFares } from './queries/live-fares.testing.ts'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import { askOnce, until } from './queries/prometheus.testing.ts'

const FOLDER = join(PLUGIN_FOLDER, 'src/dashboards')
const THEN_MS = Date.parse('2017-01-01T00:00:00Z')

interface WrittenPanel {
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[]
}

interface Written {
  readonly uid: string
  readonly panels: readonly WrittenPanel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: unknown }[] }
}

async function read(name: string): Promise<Written> {
  return JSON.parse(await readFile(join(FOLDER, `${name}.json`), 'utf8')) as Written
}

async function readAll(): Promise<readonly Written[]> {
  return Promise.all(Object.keys(DASHBOARDS).map(read))
}

/** Every question of a dashboard with the panel that asks it. */
function questionsOf({ panels }: Written) {
  return panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })))
}

/** What variables are replaced by, as Grafana would. */
function fill(expr: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`$${name}`, value), expr)
}

const ALL = { environment: '.*', model: '.*', version: '.*', __rate_interval: '30s' }
const FARES = { ...ALL, environment: 'production', model: 'fares', window: '4s', feature: 'zone' }
const RIDERSHIP = { ...ALL, environment: 'default', model: 'ridership', window: '1y', feature: 'addison' }

/** What a healthy processor and models without trouble have no answer for. */
const MAY_BE_EMPTY = new Set(['Points never counted, a second', 'Forgotten, last day', 'What is wrong with its values'])

test('the dashboards that lie here are those that the script makes', async () => {
  expect((await readdir(FOLDER)).toSorted()).toEqual(
    Object.keys(DASHBOARDS)
      .map((name) => `${name}.json`)
      .toSorted(),
  )
  for (const [name, dashboard] of Object.entries(DASHBOARDS))
    expect(await read(name)).toEqual(JSON.parse(JSON.stringify(dashboard())))
})

test('every metric and label they ask for is of the contract', async () => {
  const metrics = new Set(Object.values(metricDefinitions).map(toPrometheusName))
  const attributes = Object.values(metricDefinitions).flatMap((definition) => definition.attributes)
  const labels = new Set(['instance', 'le', ...attributes.map(toPrometheusLabel)])
  for (const { expr } of (await readAll()).flatMap(questionsOf)) {
    const asked = expr.replaceAll(/\$__rate_interval/g, '1m')
    parser.parse(asked).iterate({
      enter: ({ name, from, to }) => {
        const text = asked.slice(from, to)
        expect(name, expr).not.toBe('⚠')
        if (name === 'Identifier') expect(metrics, expr).toContain(text.replace(/_bucket$/, ''))
        if (name === 'LabelName') expect(labels, expr).toContain(text)
      },
    })
  }
})

test('every panel says what it shows, asks the data source of the choice, and has a plugin that is there', async () => {
  const core = ['row', 'stat', 'table', 'timeseries', 'state-timeline']
  const own = await Promise.all(['drift-heatmap', 'distribution'].map(pluginId))
  for (const { panels } of await readAll())
    for (const { type, description = '', targets = [] } of panels) {
      expect([...core, ...own]).toContain(type)
      if (type !== 'row') expect(description.length).toBeGreaterThan(20)
      for (const { datasource } of targets) expect(datasource.uid).toBe('${ds}')
    }
})

async function pluginId(folder: string): Promise<string> {
  const manifest = JSON.parse(
    await readFile(join(PLUGIN_FOLDER, 'src/panels', folder, 'plugin.json'), 'utf8'),
  ) as Written & {
    readonly id: string
  }
  return manifest.id
}

describe.runIf(existsSync(PROMETHEUS))('with a processor that is scraped and a loaded history', () => {
  let folder = ''
  let fares: LiveFares

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-dashboards-'))
    await cp(await ridershipHistory(), join(folder, 'tsdb'), { recursive: true })
    fares = await startLiveFares(folder, '4s', 1)
    fares.startVersion('1')
    await until('verdicts and a rate of them', async () => {
      const counted = await askOnce(
        fares.prometheus.url,
        'count(ml_drift_status) and changes(ml_window_end_seconds[20s]) > 2',
        Date.now(),
      )
      return counted.length > 0 ? counted : (await settled()) || undefined
    })
  }, 180_000)
  afterAll(async () => {
    await fares?.stop()
    await rm(folder, { recursive: true })
  })

  async function settled(): Promise<boolean> {
    const closed = await askOnce(fares.prometheus.url, 'max(driftline_processor_windows_closed_total) >= 3', Date.now())
    const statuses = await askOnce(fares.prometheus.url, 'count(ml_drift_status{ml_model_name="fares"})', Date.now())
    return closed.length > 0 && statuses.length > 0
  }

  test.each(Object.keys(DASHBOARDS))('every question of %s is answered about a model in use', async (name) => {
    for (const { title, expr } of questionsOf(await read(name))) {
      const answer = await askOnce(fares.prometheus.url, fill(expr, name === 'fleet' ? ALL : FARES), Date.now())
      if (!MAY_BE_EMPTY.has(title)) expect(answer.length, `${title}: ${expr}`).toBeGreaterThan(0)
    }
  })

  test.each(['fleet', 'model'])('every question of %s is answered about a loaded history', async (name) => {
    for (const { title, expr } of questionsOf(await read(name))) {
      const answer = await askOnce(fares.prometheus.url, fill(expr, name === 'fleet' ? ALL : RIDERSHIP), THEN_MS)
      const isOfCounters = expr.includes('increase(')
      if (!MAY_BE_EMPTY.has(title) && !isOfCounters) expect(answer.length, `${title}: ${expr}`).toBeGreaterThan(0)
    }
  })

  test('what they count is what the metrics say', async () => {
    const [fleet, model] = [await read('fleet'), await read('model')]
    const valueOf = async (written: Written, title: string, values: Readonly<Record<string, string>>) => {
      const expr = questionsOf(written).find((question) => question.title === title)!.expr
      return (await askOnce(fares.prometheus.url, fill(expr, values), THEN_MS))[0]?.samples[0]?.[1]
    }
    const act =
      'sum(ml_drift_features{ml_model_name="ridership",ml_drift_state="act",ml_segment_name="all",ml_reference_headline="true"})'
    const told = (await askOnce(fares.prometheus.url, act, THEN_MS))[0]!.samples[0]![1]
    expect(told).toBeGreaterThan(0)
    expect(await valueOf(fleet, 'Features to act on', ALL)).toBe(told)
    expect(await valueOf(model, 'Features to act on', RIDERSHIP)).toBe(told)
    expect(await valueOf(fleet, 'Models to act on', ALL)).toBe(1)
    expect(await valueOf(fleet, 'State of each model', ALL)).toBe(9)
  })

  test('their variables find what there is', async () => {
    for (const { templating } of await readAll())
      for (const { name, query } of templating.list) {
        if (typeof query === 'string') continue
        const [, series = '', label = ''] =
          /^label_values\((.*), (\w+)\)$/.exec((query as { query: string }).query) ?? []
        const filled = fill(series, name === 'feature' || name === 'version' || name === 'window' ? FARES : ALL)
        const isFound = await askOnce(
          fares.prometheus.url,
          `count by (${label}) (${filled.replaceAll('=".*"', '=~".*"')})`,
          Date.now(),
        )
        expect(
          isFound.some(({ labels }) => labels[label] !== undefined),
          `${name}: ${series}`,
        ).toBe(true)
      }
  })
})
