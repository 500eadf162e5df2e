import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LiveModel } from './live-model.testing.ts'
import { startLiveModel } from './live-model.testing.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import type { Processor } from './prometheus.testing.ts'
import { driftline, startConfigured, startProcessor } from './prometheus.testing.ts'

export const SEGMENTS = { dimension: 'region', values: ['eu', 'us', 'asia'] }
const FEATURES = { zone: ['a', 'b', 'c', 'd', 'e'], card: ['yes', 'no'] }
const ROWS = Array.from(
  { length: 4000 },
  (_, i) => `${FEATURES.zone[i % 5]},${FEATURES.card[i % 2]},${SEGMENTS.values[i % 3]}\n`,
)

/** A model in use, judged by processors that see the same and are scraped. */
export interface LiveFares {
  readonly prometheus: StartedPrometheus
  readonly processors: readonly Processor[]
  /** Starts to use a version of it. */
  readonly startVersion: (version: string) => LiveModel
  /** Kills a processor and starts it again where it was. */
  readonly restart: (index: number) => Promise<void>
  /** Kills all processors. */
  readonly killProcessors: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** @param window its length, e.g. `4s` */
export async function startLiveFares(folder: string, window: string, replicas = 2): Promise<LiveFares> {
  const at = (name: string): string => join(folder, name)
  await writeFile(at('fares.yaml'), specOf(window))
  await writeFile(at('fares.csv'), `zone,card,region\n${ROWS.join('')}`)
  await driftline(['profile', 'build', at('fares.csv'), '--spec', at('fares.yaml'), '--out', at('fares-1.json')])
  const serve = (index: number, port: string): Promise<Processor> => {
    const files = ['--spec', at('fares.yaml'), '--profile', at('fares-1.json'), '--state', at(`state-${index}`)]
    return startProcessor([...files, '--port', port, '--lateness', '0s', '--checkpoint', '1s'])
  }
  const processors = await Promise.all(Array.from({ length: replicas }, (_, index) => serve(index, '0')))
  const processorUrls = processors.map(({ url }) => url)
  const job = { job_name: 'driftline', static_configs: [{ targets: processorUrls.map((url) => new URL(url).host) }] }
  const config = { global: { scrape_interval: '500ms' }, scrape_configs: [job] }
  const prometheus = await startConfigured(folder, config, at('tsdb'))
  const versions: LiveModel[] = []
  const killProcessors = async (): Promise<void> => {
    await Promise.all(processors.map((own) => own.stop('SIGKILL')))
  }
  return {
    prometheus,
    processors,
    startVersion: (version) => {
      const started = startLiveModel({ processorUrls, model: 'fares', version, features: FEATURES, segments: SEGMENTS })
      versions.push(started)
      return started
    },
    restart: async (index) => {
      const { stop, url } = processors[index]!
      await stop('SIGKILL')
      processors[index] = await serve(index, new URL(url).port)
    },
    killProcessors,
    stop: async () => {
      await Promise.all(versions.map((own) => own.stop()))
      await killProcessors()
      await prometheus.stop()
    },
  }
}

function specOf(window: string): string {
  return `model: {name: fares, owner: pricing, riskTier: 1}
features:
  zone: {type: categorical, values: [a, b, c, d, e]}
  card: {type: categorical, values: ['yes', 'no']}
windows: [${window}]
segments: {dimensions: [region]}
slos: {drift: 0.9}
`
}
