import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import type { HostOptions } from '../host/server/host-options.ts'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import { startPrometheus } from '../host/server/start-prometheus.ts'
import { ridershipHistory } from '../scripts/ridership-history.ts'
import type { WatchedPage } from './open-host.testing.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'

/** Whether what these tests need is there; where they have to run its absence fails them. */
export const canRunHistory = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

/** The time of the history, for an address. */
export const THEN = 'from=2004-01-01T00:00:00.000Z&to=2017-01-01T00:00:00.000Z'

/** The pages as they are looked at. */
export interface PageLook extends Partial<HostOptions> {
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** The app before a Prometheus with thirteen years of the ridership example. */
export interface HistoryHost {
  readonly prometheusUrl: string
  /** @param path below the root of Grafana, with the time it shows */
  readonly openPage: (path: string, look?: PageLook) => Promise<WatchedPage>
  readonly stop: () => Promise<void>
}

/** Starts the Prometheus and a browser; a host for each way of looking comes when it is asked for. */
export async function startHistoryHost(): Promise<HistoryHost> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-history-host-'))
  await cp(await ridershipHistory(), join(folder, 'history'), { recursive: true })
  const prometheus = await startPrometheus(join(folder, 'history'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const hosts: ServedHost[] = []
  return {
    prometheusUrl: prometheus.url,
    openPage: async (path, { viewport, ...options } = {}) => {
      const dataSources = [{ uid: 'prometheus', name: 'Prometheus', url: prometheus.url }]
      const host = await openHost({ dataSources, ...options })
      hosts.push(host)
      const watched = await watchPage(browser, host, viewport)
      watched.page.setDefaultTimeout(30_000)
      await watched.page.goto(`${host.url}${path}`)
      return watched
    },
    stop: async () => {
      await browser.close()
      await Promise.all(hosts.map((host) => host.close()))
      await prometheus.stop()
      await rm(folder, { recursive: true })
    },
  }
}
