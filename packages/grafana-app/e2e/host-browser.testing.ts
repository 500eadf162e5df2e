import { existsSync } from 'node:fs'
import process from 'node:process'
import { chromium } from 'playwright-core'
import type { HostOptions } from '../host/server/host-options.ts'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import type { WatchedPage } from './open-host.testing.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'

/** Whether what these tests need is there; where they have to run its absence fails them. */
export const canRunHost = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

/** Many tests share one machine. */
const PATIENCE_MS = 60_000

/** The pages as they are looked at. */
export interface PageLook extends Partial<HostOptions> {
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** A page, and the host that it is of. */
export interface OpenedPage extends WatchedPage {
  readonly host: ServedHost
}

/** A browser before the app. */
export interface HostBrowser {
  /** Opens a page in a host of its own. @param path below the root of Grafana */
  readonly openPage: (path: string, look?: PageLook) => Promise<OpenedPage>
  readonly stop: () => Promise<void>
}

/** Starts a browser; a host for each way of looking comes when it is asked for. */
export async function startHostBrowser(): Promise<HostBrowser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const hosts: ServedHost[] = []
  return {
    openPage: async (path, { viewport, ...options } = {}) => {
      const host = await openHost(options)
      hosts.push(host)
      const watched = await watchPage(browser, host, viewport)
      watched.page.setDefaultTimeout(PATIENCE_MS)
      await watched.page.goto(`${host.url}${path}`)
      return { ...watched, host }
    },
    stop: async () => {
      await browser.close()
      await Promise.all(hosts.map((host) => host.close()))
    },
  }
}
