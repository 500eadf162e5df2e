import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPrometheus } from '../host/server/start-prometheus.ts'
import { ridershipHistory } from '../scripts/ridership-history.ts'
import type { HostBrowser } from './host-browser.testing.ts'
import { startHostBrowser } from './host-browser.testing.ts'
import { valueAt } from './queries/prometheus.testing.ts'

/** The time of the history of the ridership example, for an address. */
export const THEN = 'from=2004-01-01T00:00:00.000Z&to=2017-01-01T00:00:00.000Z'

/** The app before a Prometheus with a history. */
export interface HistoryHost extends HostBrowser {
  readonly prometheusUrl: string
  /** The value Prometheus has of the only series that an expression finds, else NaN. @param time ISO 8601 */
  readonly valueOf: (expr: string, time: string) => Promise<number>
}

/**
 * Starts a Prometheus and a browser.
 *
 * @param fill writes the history into a database, default thirteen years of the ridership example; it may use the folder
 */
export async function startHistoryHost(
  fill: (database: string, folder: string) => Promise<void> = copyRidership,
): Promise<HistoryHost> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-history-host-'))
  const database = join(folder, 'database')
  await fill(database, folder)
  const prometheus = await startPrometheus(database)
  const { openPage, stop } = await startHostBrowser()
  const dataSources = [{ uid: 'prometheus', name: 'Prometheus', url: prometheus.url }]
  return {
    prometheusUrl: prometheus.url,
    valueOf: (expr, time) => valueAt(prometheus.url, expr, Date.parse(time)),
    openPage: (path, look) => openPage(path, { dataSources, ...look }),
    stop: async () => {
      await stop()
      await prometheus.stop()
      await rm(folder, { recursive: true })
    },
  }
}

async function copyRidership(database: string): Promise<void> {
  await cp(await ridershipHistory(), database, { recursive: true })
}
