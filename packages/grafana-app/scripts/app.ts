import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { HostOptions } from '../host/server/host-options.ts'
import { requirePrograms } from '../host/server/prometheus-programs.ts'
import { serveHost } from '../host/server/serve-host.ts'
import { startPrometheus } from '../host/server/start-prometheus.ts'
import { buildHost } from './build-host.ts'
import { buildPlugin, DIST_FOLDER } from './build-plugin.ts'
import { rebuildOnChange } from './rebuild.ts'
import { HISTORY_END_MS, ridershipHistory } from './ridership-history.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    role: { type: 'string', default: 'Admin' },
    theme: { type: 'string', default: 'dark' },
    'sub-path': { type: 'string', default: '' },
    prometheus: { type: 'string' },
  },
})

const folder = await mkdtemp(join(tmpdir(), 'driftline-app-'))
const prometheus =
  values.prometheus === undefined ? await startHistory() : { url: values.prometheus, stop: async () => {} }
await buildPlugin()
const host = await serveHost(
  {
    role: oneOf(['Viewer', 'Editor', 'Admin'] as const, values.role),
    theme: oneOf(['light', 'dark'] as const, values.theme),
    subPath: values['sub-path'],
    dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: prometheus.url }],
  } satisfies HostOptions,
  { plugin: DIST_FOLDER, page: await buildHost() },
  Number(values.port),
)
const to = new Date(HISTORY_END_MS).toISOString()
const time = values.prometheus === undefined ? `?from=2004-01-01T00:00:00.000Z&to=${to}` : ''
console.log(`${host.url}/a/driftline-modelhealth-app/fleet${time}\nwith ${prometheus.url} behind it; Ctrl+C ends both`)
rebuildOnChange()
process.once('SIGINT', () => void end())
process.once('SIGTERM', () => void end())

async function end(): Promise<void> {
  await host.close()
  await prometheus.stop()
  await rm(folder, { recursive: true })
  for (const request of host.unlisted) console.error(`not a request of a Grafana: ${request}`)
  process.exit()
}

async function startHistory() {
  requirePrograms()
  const database = join(folder, 'database')
  await cp(await ridershipHistory(), database, { recursive: true })
  return startPrometheus(database)
}

function oneOf<T extends string>(words: readonly T[], found: string): T {
  const word = words.find((candidate) => candidate === found)
  if (word === undefined) throw new Error(`"${found}" is none of ${words.join(', ')}`)
  return word
}
