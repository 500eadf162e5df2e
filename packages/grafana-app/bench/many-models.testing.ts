import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { driftline } from '../e2e/queries/prometheus.testing.ts'

const MODEL = 'model-0'
/** As many as fit into the budget of 6,000 series with everything that is told of them. */
const FEATURES = 112
const DAYS = 5
const ROWS_A_DAY = 120
const DAY_MS = 86_400_000

/** What a processor tells of one model in its last window, as much as the budget allows: lines without times. */
export async function metricsOfModel(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-many-'))
  const at = (name: string): string => join(folder, name)
  try {
    const names = Array.from({ length: FEATURES }, (_, i) => `feature_${i}`)
    const features = names.map((name, i) => `  ${name}: {type: numeric, importance: ${(i + 1) / FEATURES}}`).join('\n')
    await writeFile(
      at('m.yaml'),
      `model: {name: ${MODEL}, owner: many, riskTier: 2}\nwindows: [1d]\ncolumns: {time: time}\nslos: {drift: 0.9}\nfeatures:\n${features}\n`,
    )
    const header = `time,${names.join(',')}\n`
    const rows = Array.from({ length: DAYS * ROWS_A_DAY }, (_, row) => rowOf(row))
    await writeFile(at('rows.csv'), header + rows.join(''))
    const half = Math.floor((DAYS - 2) * ROWS_A_DAY)
    await writeFile(at('reference.csv'), header + rows.slice(0, half).join(''))
    await driftline(['profile', 'build', at('reference.csv'), '--spec', at('m.yaml'), '--out', at('m.json')])
    const input = ['replay', at('rows.csv'), '--spec', at('m.yaml'), '--profile', at('m.json'), '--rows', `${half}:`]
    await driftline([...input, '--openmetrics', '--out', at('m.om')])
    return lastWindow(await readFile(at('m.om'), 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Every tenth feature moves on the last day. */
function rowOf(row: number): string {
  const day = Math.floor(row / ROWS_A_DAY)
  const time = new Date(Date.UTC(2024, 0, 1) + day * DAY_MS + (row % ROWS_A_DAY) * (DAY_MS / ROWS_A_DAY)).toISOString()
  const values = Array.from({ length: FEATURES }, (_, i) => {
    const hasMoved = i % 10 === 0 && day === DAYS - 1
    return (((row * 7919 + i * 104_729) % 1009) / 10 + (hasMoved ? 80 : 0)).toFixed(1)
  })
  return `${time},${values.join(',')}\n`
}

function lastWindow(openMetrics: string): readonly string[] {
  const samples = openMetrics.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const times = samples.map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)))
  const last = Math.max(...times)
  return samples.filter((_, i) => times[i] === last).map((line) => line.slice(0, line.lastIndexOf(' ')))
}

/** Many models behind one address, a path each: `/0`, `/1`, … . Their last window ended with the last full minute. */
export interface ServedModels {
  readonly host: string
  readonly close: () => Promise<void>
}

export async function serveModels(lines: readonly string[]): Promise<ServedModels> {
  const text = lines.join('\n').replaceAll('ml_window="1d"', 'ml_window="1m"')
  const server = createServer((request, response) => {
    const model = `model-${request.url?.slice(1) ?? ''}`
    const endSeconds = Math.floor(Date.now() / 60_000) * 60
    const own = text
      .replaceAll(`"${MODEL}"`, `"${model}"`)
      .replaceAll(/^(ml_window_end_seconds\{.*\}) .*$/gm, (_, series: string) => `${series} ${endSeconds}`)
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${own}\n`)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
