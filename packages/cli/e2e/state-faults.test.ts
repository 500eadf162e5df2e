import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWriters } from '../faults/writers.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl } from './child.testing.ts'

let folder = ''
const started: Running[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-state-faults-'))
  await writeFile(join(folder, 'model.yaml'), 'model: {name: faulty}\nwindows: [1h]\n')
})
afterAll(async () => {
  await Promise.all(started.map(({ stop }) => stop('SIGKILL')))
  await rm(folder, { recursive: true })
})

async function serve(state: string): Promise<{ readonly process: Running; readonly url: string }> {
  const files = ['--spec', join(folder, 'model.yaml'), '--state', join(folder, state)]
  const args = ['--port', '0', '--json', '--lateness', '1s', '--checkpoint', '1h', '--covered-since', '2025-01-01']
  const served = driftline(['serve', ...files, ...args])
  started.push(served)
  return { process: served, url: await listeningUrl(served) }
}

async function post(url: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/metrics`, { method: 'POST', headers, body })
  await response.arrayBuffer()
  return response.status
}

const [writer] = createWriters({ seed: 7, count: 1, steps: 40 })

test.skipIf(process.platform !== 'linux')(
  'a full disk refuses what it cannot keep, says so, and loses nothing of what it had',
  async () => {
    const first = await serve('full')
    const exports = writer!.exports.map(({ body }) => body)
    for (const body of exports.slice(0, 10)) expect(await post(first.url, body)).toBe(200)
    limitFiles(first.process, '1000')
    expect(await post(first.url, exports[10]!)).toBe(503)
    const health = await fetch(`${first.url}/health`)
    expect(health.status).toBe(503)
    expect(await health.text()).toContain('cannot be written')
    limitFiles(first.process, 'unlimited')
    for (const body of exports.slice(10, 25)) expect(await post(first.url, body)).toBe(200)
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
    await first.process.stop('SIGKILL')
    const second = await serve('full')
    for (const body of exports.slice(25)) expect(await post(second.url, body)).toBe(200)
    await second.process.stop('SIGTERM')
    const lines = new Set(`${first.process.out()}${second.process.out()}`.trim().split('\n'))
    const counted = [...lines]
      .map((line) => JSON.parse(line) as { feature: string; count: number; headline?: true })
      .filter(({ feature, headline }) => feature === 'number' && headline)
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(writer!.exports.at(-1)!.rows)
  },
)

test('two processors never share a state', async () => {
  const first = await serve('shared')
  expect(await post(first.url, writer!.exports[0]!.body)).toBe(200)
  const second = driftline([
    'serve',
    '--spec',
    join(folder, 'model.yaml'),
    '--state',
    join(folder, 'shared'),
    '--port',
    '0',
  ])
  expect(await second.ended).toBe(2)
  expect(second.err()).toContain('in use by another process')
  expect(await post(first.url, writer!.exports[1]!.body)).toBe(200)
})

/** Like a full disk: no file of the process may grow beyond so many bytes. */
function limitFiles({ child }: Running, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`])
}
