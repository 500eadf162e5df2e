import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { repository } from '../architecture.ts'
import { compose, filesIn, mountsOf, readText, readYaml } from './deploy-files.testing.ts'
import type { Shape } from './known-keys.testing.ts'
import { unknownKeys } from './known-keys.testing.ts'

const PROVISIONING = 'deploy/grafana/provisioning'
const grafana = compose.services['grafana']!

/**
 * The keys that Grafana documents for each kind of file, as far as they concern us; it passes over others without a word.
 * https://grafana.com/docs/grafana/v13.2/administration/provisioning/ and …/alerting/set-up/provision-alerting-resources/file-provisioning/
 */
const DOCUMENTED = {
  datasources: {
    apiVersion: true,
    prune: true,
    datasources: [
      {
        name: true,
        uid: true,
        type: true,
        access: true,
        orgId: true,
        url: true,
        isDefault: true,
        editable: true,
        jsonData: {
          httpMethod: true,
          timeInterval: true,
          prometheusType: true,
          prometheusVersion: true,
          manageAlerts: true,
          alertmanagerUid: true,
          implementation: true,
          handleGrafanaManagedAlerts: true,
          tracesToMetrics: {
            datasourceUid: true,
            spanStartTimeShift: true,
            spanEndTimeShift: true,
            tags: [{ key: true, value: true }],
            queries: [{ name: true, query: true }],
          },
        },
      },
    ],
  },
  dashboards: {
    apiVersion: true,
    providers: [
      {
        name: true,
        orgId: true,
        type: true,
        folder: true,
        folderUid: true,
        disableDeletion: true,
        allowUiUpdates: true,
        updateIntervalSeconds: true,
        options: { path: true, foldersFromFilesStructure: true },
      },
    ],
  },
  plugins: {
    apiVersion: true,
    apps: [{ type: true, org_id: true, org_name: true, disabled: true, jsonData: true }],
  },
  alerting: {
    apiVersion: true,
    groups: [
      {
        orgId: true,
        name: true,
        folder: true,
        interval: true,
        rules: [
          {
            uid: true,
            title: true,
            condition: true,
            for: true,
            keepFiringFor: true,
            noDataState: true,
            execErrState: true,
            missing_series_evals_to_resolve: true,
            isPaused: true,
            labels: true,
            annotations: true,
            data: [{ refId: true, datasourceUid: true, relativeTimeRange: { from: true, to: true }, model: true }],
          },
        ],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Shape>>

const kinds = Object.entries(DOCUMENTED) as readonly (readonly [string, Shape])[]
const files = kinds.flatMap(([kind, shape]) =>
  filesIn(`${PROVISIONING}/${kind}`, '.yaml').map((path) => ({ path, shape })),
)

interface DataSources {
  readonly datasources: readonly { readonly uid: string; readonly type: string; readonly isDefault: boolean }[]
}
const dataSources = filesIn(`${PROVISIONING}/datasources`, '.yaml').flatMap(
  (path) => (readYaml(path) as DataSources).datasources,
)
const uids = dataSources.map(({ uid }) => uid)

/** The app and every plugin inside it. */
const plugins = globSync('packages/grafana-app/src/**/plugin.json', { cwd: fileURLToPath(repository) }).map(
  (path) => JSON.parse(readText(path)) as { readonly id: string; readonly type: string },
)
const app = plugins.find(({ type }) => type === 'app')!

describe('deploy/grafana/provisioning', () => {
  test.each(kinds)('has files for %s', (kind) => {
    expect(filesIn(`${PROVISIONING}/${kind}`, '.yaml').length).toBeGreaterThan(0)
  })

  test.each(files)('$path has documented keys only', ({ path, shape }) => {
    expect(unknownKeys(readYaml(path), shape)).toEqual([])
    expect(readYaml(path)).toMatchObject({ apiVersion: 1 })
  })

  test('gives each data source a uid, and one of them as the default', () => {
    expect(new Set(uids).size).toBe(uids.length)
    expect(dataSources.filter(({ isDefault }) => isDefault).map(({ type }) => type)).toEqual(['prometheus'])
  })

  test('names only data sources that are there', () => {
    const text = files.map(({ path }) => readText(path)).join('\n')
    const named = [...text.matchAll(/(?:datasource|alertmanager)Uid: (\S+)/g)].map(([, uid]) => uid)
    expect([...new Set(named)].filter((uid) => uid !== '__expr__' && !uids.includes(uid ?? ''))).toEqual([])
  })

  test('enables the app, with data sources of the kinds it asks for', () => {
    const [found] = filesIn(`${PROVISIONING}/plugins`, '.yaml').flatMap(
      (path) =>
        (readYaml(path) as { apps: readonly { type: string; disabled: boolean; jsonData: Record<string, string> }[] })
          .apps,
    )
    expect(found).toMatchObject({ type: app.id, disabled: false })
    const typeOf = (uid: string | undefined) => dataSources.find((source) => source.uid === uid)?.type
    expect(typeOf(found?.jsonData['dataSource'])).toBe('prometheus')
    expect(typeOf(found?.jsonData['tracesDataSource'])).toBe('tempo')
    const settings = readText('packages/grafana-app/src/settings/app-settings.ts')
    for (const key of Object.keys(found?.jsonData ?? {}))
      expect(settings, key).toMatch(new RegExp(`^  readonly ${key}: `, 'm'))
  })

  test('looks for dashboards where they are mounted', () => {
    const paths = filesIn(`${PROVISIONING}/dashboards`, '.yaml').flatMap((path) =>
      (readYaml(path) as { providers: readonly { options: { path: string } }[] }).providers.map(
        ({ options }) => options.path,
      ),
    )
    const mounted = mountsOf(grafana).find(({ source }) => source === './packages/grafana-app/src/dashboards')
    expect(paths).toEqual([mounted?.target])
  })

  test('keeps dashboards and alert rules in one folder', () => {
    const text = files.map(({ path }) => readText(path)).join('\n')
    const folders = [...text.matchAll(/^ +folder: (.*)$/gm)].map(([, name]) => name)
    expect([...new Set(folders)]).toEqual(['Model health'])
  })
})

describe('packages/grafana-app/src/dashboards', () => {
  const dashboards = filesIn('packages/grafana-app/src/dashboards', '.json').map((path) => readText(path))
  const valuesOf = (text: string, key: string) =>
    [...text.matchAll(new RegExp(`"${key}": "([^"]*)"`, 'g'))].map(([, value]) => value ?? '')

  test('have a uid each', () => {
    const found = dashboards.map((text) => (JSON.parse(text) as { readonly uid?: string }).uid)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found).size).toBe(found.length)
    expect(found).not.toContain(undefined)
  })

  test('have no panel of ours that is not in the app', () => {
    const ours = dashboards.flatMap((text) => valuesOf(text, 'type')).filter((type) => type.startsWith('driftline-'))
    expect(ours.length).toBeGreaterThan(0)
    expect(ours.filter((type) => !plugins.some(({ id }) => id === type))).toEqual([])
  })
})

describe('Grafana in docker-compose.yml', () => {
  test('loads the app and each plugin inside it without a signature, and no other', () => {
    const allowed = grafana.environment?.['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS']?.split(',') ?? []
    expect(allowed.toSorted()).toEqual(plugins.map(({ id }) => id).toSorted())
  })

  test.each(['docs/deploy/README.md', 'packages/grafana-app/README.md'])('is told the same by %s', (path) => {
    const told = /^ *allow_loading_unsigned_plugins = (.*)$/m.exec(readText(path))?.[1]
    expect(told).toBe(grafana.environment?.['GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS'])
  })
})
