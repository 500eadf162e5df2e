import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readJson, repository } from './architecture.ts'

/** Reads what Grafana is given at its start, file by file. */
function provisioned(kind: string): readonly unknown[] {
  const folder = new URL(`deploy/grafana/provisioning/${kind}/`, repository)
  return readdirSync(folder).map((file) => parse(readFileSync(new URL(file, folder), 'utf8')) as unknown)
}

interface Alerting {
  readonly groups: readonly {
    readonly folder: string
    readonly rules: readonly { readonly data: readonly { readonly datasourceUid: string }[] }[]
  }[]
}

const alerting = (provisioned('alerting') as readonly Alerting[]).flatMap(({ groups }) => groups)

test('Grafana has every data source that its alert rules ask', () => {
  const sources = provisioned('datasources') as readonly { readonly datasources: readonly { readonly uid: string }[] }[]
  const uids = new Set(['__expr__', ...sources.flatMap(({ datasources }) => datasources.map(({ uid }) => uid))])
  const asked = alerting.flatMap(({ rules }) =>
    rules.flatMap(({ data }) => data.map(({ datasourceUid }) => datasourceUid)),
  )
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((uid) => !uids.has(uid))).toEqual([])
})

test('Grafana has dashboards and alert rules in one folder, and the app enabled', () => {
  const [dashboards] = provisioned('dashboards') as readonly {
    readonly providers: readonly { readonly folder: string }[]
  }[]
  const folders = new Set([...alerting, ...(dashboards?.providers ?? [])].map(({ folder }) => folder))
  expect([...folders]).toHaveLength(1)
  const { id } = readJson('packages/grafana-app/src/plugin.json') as { readonly id: string }
  expect(provisioned('plugins')).toMatchObject([{ apps: [{ type: id, disabled: false }] }])
})
