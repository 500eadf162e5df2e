import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl } from './child.testing.ts'
import type { SentRequest } from './ridership.testing.ts'
import { buildRidershipProfile, ridershipRequests, specFile } from './ridership.testing.ts'

describe('driftline serve with a state folder', () => {
  let folder = ''
  let requests: readonly SentRequest[] = []
  const started: Running[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-restart-'))
    const profile = await buildRidershipProfile()
    await writeFile(join(folder, 'profile.json'), JSON.stringify(profile))
    requests = await ridershipRequests(profile)
  })
  afterAll(async () => {
    await Promise.all(started.map(({ stop }) => stop('SIGKILL')))
    await rm(folder, { recursive: true })
  })

  async function serve(state: string): Promise<{ readonly served: Running; readonly url: string }> {
    const input = ['--spec', specFile, '--profile', join(folder, 'profile.json'), '--state', join(folder, state)]
    const times = ['--lateness', '1s', '--covered-since', '1970-01-01T00:00:00Z']
    const served = driftline(['serve', '--json', '--port', '0', ...input, ...times])
    started.push(served)
    return { served, url: await listeningUrl(served) }
  }

  async function send(url: string, sent: readonly SentRequest[]): Promise<void> {
    for (const { body } of sent) await postMetrics(url, body)
  }

  test('prints what an undisturbed run prints, lines since the last checkpoint perhaps again, although it is killed halfway', async () => {
    const whole = await serve('undisturbed')
    await send(whole.url, requests)
    await whole.served.stop('SIGTERM')
    expect(whole.served.child.exitCode, whole.served.err()).toBe(0)
    const expected = whole.served.out()
    expect(expected).toContain('"state":"act"')
    expect(new Set(expected.match(/"end":"[^"]+"/g)).size).toBeGreaterThanOrEqual(8)

    const half = Math.ceil(requests.length / 2)
    const first = await serve('killed')
    await send(first.url, requests.slice(0, half))
    await first.served.stop('SIGKILL')
    const second = await serve('killed')
    await send(second.url, requests.slice(half - 1))
    await second.served.stop('SIGTERM')
    expect(second.served.child.exitCode, second.served.err()).toBe(0)

    const printed = `${first.served.out()}${second.served.out()}`.trim().split('\n')
    expect([...new Set(printed)]).toEqual(expected.trim().split('\n'))
  })
})
