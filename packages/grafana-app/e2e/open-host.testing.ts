import type { Browser, Page } from 'playwright-core'
import type { HostOptions } from '../host/server/host-options.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import { serveHost } from '../host/server/serve-host.ts'
import { builtHost, builtPlugin } from './built-plugin.testing.ts'

/** Debian's Chromium. */
export const CHROMIUM = '/usr/bin/chromium'

/** A host as a Viewer sees it in the dark, with no data source. */
export const PLAIN: HostOptions = { role: 'Viewer', theme: 'dark', subPath: '', dataSources: [] }

/** Serves the built plugin in a host page. */
export async function openHost(options: Partial<HostOptions> = {}): Promise<ServedHost> {
  return serveHost({ ...PLAIN, ...options }, { plugin: await builtPlugin(), page: await builtHost() })
}

/** Grafana answers so where a person has kept nothing yet, and browsers print every such answer. */
const NOTHING_KEPT = /\/user-storage\//

/** What is wrong with a page: what the host reports, the browser prints and the server was asked for in vain. */
export interface WatchedPage {
  readonly page: Page
  readonly problems: () => Promise<readonly string[]>
}

/** Opens a page of a host and watches it from its first byte. */
export async function watchPage(
  browser: Browser,
  host: ServedHost,
  viewport = { width: 1280, height: 800 },
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport })
  const printed: string[] = []
  page.on('pageerror', (error) => printed.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    const isExpected = NOTHING_KEPT.test(message.location().url)
    if (['error', 'warning'].includes(message.type()) && !isExpected)
      printed.push(`console ${message.type()}: ${message.text()}`)
  })
  const problems = async (): Promise<readonly string[]> => {
    const reported = await page.evaluate(() => [...window.driftlineHostProblems])
    return [...printed, ...reported, ...host.unlisted]
  }
  return { page, problems }
}
