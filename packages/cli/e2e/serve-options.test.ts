import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, until } from './child.testing.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, SMALL_SPEC } from './small-model.testing.ts'

const MINUTE_MS = 60_000

describe('driftline serve', () => {
  let model: SmallModel
  const started: Running[] = []
  beforeAll(async () => {
    model = await createSmallModel()
    await model.write('other.yaml', SMALL_SPEC.replace('name: m', 'name: other'))
    await model.write('m-2.yaml', SMALL_SPEC.replace('name: m', 'name: m, version: "2"'))
    await build('other.yaml', 'other.json')
    await build('m-2.yaml', 'm-2.json')
  })
  afterEach(() => Promise.all(started.splice(0).map(({ stop }) => stop('SIGKILL'))))
  afterAll(() => model.remove())

  async function build(spec: string, profile: string): Promise<void> {
    const args = [model.at('data.csv'), '--spec', model.at(spec), '--out', model.at(profile)]
    expect(await runHere(['profile', 'build', ...args])).toMatchObject({ code: 0 })
  }

  async function serve(...args: readonly string[]): Promise<{ readonly served: Running; readonly url: string }> {
    const served = driftline(['serve', '--port', '0', ...args], model.folder)
    started.push(served)
    return { served, url: await listeningUrl(served) }
  }

  /** Forty rows counted at a time. */
  async function requestAt(timeMs: number): Promise<Uint8Array> {
    const spec = await loadSpec(model.at('model.yaml'))
    const service = createSimulatedService({ spec, profile: await loadProfile(model.at('p.json'), spec), version: '1' })
    service.setTime(timeMs - MINUTE_MS)
    for (let a = 0; a < 40; a += 1) service.predict({ timeMs, features: { a }, segments: {}, output: {} })
    service.setTime(timeMs)
    return service.export()
  }

  test('gives each profile to the spec it belongs to', async () => {
    const specs = ['--spec', 'model.yaml', 'other.yaml']
    const { served } = await serve(...specs, '--profile', 'other.json', 'p.json', 'm-2.json')
    await until('both models in the log', () => (served.err().includes('other: ') ? true : undefined))
    expect(served.err()).toContain('m: 2 reference profiles')
    expect(served.err()).toContain('other: 1 reference profile,')
  })

  test('a spec without one of the profiles given takes those it names itself', async () => {
    await model.write('named.yaml', `${SMALL_SPEC}references: {training: {profile: p.json}}\n`)
    const { served } = await serve('--spec', 'named.yaml', 'other.yaml', '--profile', 'other.json')
    await until('both models in the log', () => (served.err().includes('other: ') ? true : undefined))
    expect(served.err()).toContain('m: 1 reference profile,')
  })

  test('a profile that belongs to none of the specs is an error that names both', async () => {
    const args = ['serve', '--port', '0', '--spec', 'model.yaml', 'm-2.yaml', '--profile', 'p.json', 'other.json']
    const { code, err } = await runHere(args.map((word) => (/\./.test(word) ? model.at(word) : word)))
    expect(code).toBe(2)
    expect(err).toContain('model "m" has two specs')
    const alone = ['serve', '--port', '0', '--spec', model.at('model.yaml'), '--profile', model.at('other.json')]
    expect((await runHere(alone)).err).toMatch(/other\.json is the profile of model "other".*of "m"/)
  })

  test('pushes verdicts when a window closes, long before the minute is over', { timeout: 15_000 }, async () => {
    const pushes: number[] = []
    const sink = createServer((request, response) => {
      request.resume().on('end', () => {
        pushes.push(Date.now())
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
      })
    })
    await new Promise<void>((resolve) => {
      sink.listen(0, '127.0.0.1', resolve)
    })
    try {
      const endpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
      const times = ['--lateness', '1s', '--covered-since', '1970-01-01T00:00:00Z']
      const input = ['--spec', 'model.yaml', '--profile', 'p.json', '--json']
      const { served, url } = await serve(...input, ...times, '--otlp-endpoint', endpoint)
      for (const day of [1, 2, 3]) await postMetrics(url, await requestAt(Date.UTC(2024, 5, day, 12)))
      await until('a verdict', () => (served.out().includes('\n') ? true : undefined))
      await until('a push', () => (pushes.length > 0 ? true : undefined))
    } finally {
      sink.closeAllConnections()
      sink.close()
    }
  })

  test('--max-future bounds how far ahead a sender may be', async () => {
    const input = ['--spec', 'model.yaml', '--profile', 'p.json']
    const strict = await serve(...input, '--max-future', '1m')
    await postMetrics(strict.url, await requestAt(Date.now() + 5 * MINUTE_MS))
    await until('what was refused', () => (strict.served.err().includes('in the future') ? true : undefined))
    const lenient = await serve(...input)
    await postMetrics(lenient.url, await requestAt(Date.now() + 5 * MINUTE_MS))
    await lenient.served.stop('SIGTERM')
    expect(lenient.served.err()).not.toContain('in the future')
  })

  test('--insecure is warned about, and so is an address beyond this machine', async () => {
    const open = await serve('--spec', 'model.yaml', '--profile', 'p.json', '--host', '0.0.0.0', '--insecure')
    await until('the warning', () => (/"warn".*--insecure/.test(open.served.err()) ? true : undefined))
    await model.write('token.txt', 'sesame-open\n')
    const guarded = await serve('--spec', 'model.yaml', '--host', '0.0.0.0', '--token-file', 'token.txt')
    await until('the warning', () => (/"warn".*beyond this machine/.test(guarded.served.err()) ? true : undefined))
    expect(guarded.served.err()).not.toContain('sesame-open')
  })

  test('asks for the token everywhere but on /health', async () => {
    await model.write('token.txt', 'sesame-open\n')
    const { url } = await serve('--spec', 'model.yaml', '--token-file', 'token.txt')
    const status = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
      (await fetch(`${url}${path}`, { headers })).status
    expect(await status('/health')).toBe(200)
    for (const path of ['/', '/metrics']) {
      expect(await status(path)).toBe(401)
      expect(await status(path, { authorization: 'Bearer sesame-open' })).toBe(200)
      expect(await status(path, { authorization: 'Bearer sesame' })).toBe(401)
    }
  })

  test('shows on / what its models wait for, as a page to browsers', async () => {
    const { url } = await serve('--spec', 'model.yaml')
    const page = await fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('Waits for its first rows.')
    expect(await (await fetch(url)).json()).toMatchObject({ models: [{ model: 'm', waitsFor: 'points' }] })
  })

  test('takes a token from the environment and says in its help what guards it', async () => {
    const { out } = await runHere(['serve', '--help'])
    for (const text of ['--token-file', 'DRIFTLINE_TOKEN', '--insecure', '--allowed-host', '--max-future', '10m'])
      expect(out).toContain(text)
  })
})
