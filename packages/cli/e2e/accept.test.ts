import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, until } from './child.testing.ts'
import { runHere } from './in-process.testing.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2025, 10, 3)
const ROWS = 300
const TOKEN = 'sesame-open'
const SPEC =
  'model: {name: m}\nfeatures: {a: {type: numeric}, b: {type: numeric}}\nwindows: [1h]\n' +
  'columns: {time: at}\nreferences: {training: {}}\n'

/** Evenly spread over the normal distribution, about: the sum of three uniform ones. */
function valueOf(row: number): number {
  const part = (step: number): number => ((row * step) % ROWS) / ROWS
  return 100 + 20 * (part(7) + part(101) + part(233) - 1.5)
}

describe('driftline accept', () => {
  let folder = ''
  const started: Running[] = []
  const at = (name: string): string => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-accept-'))
    await writeFile(at('model.yaml'), SPEC)
    await writeFile(at('token.txt'), `${TOKEN}\n`)
    const rows = Array.from({ length: 30 * ROWS }, (_, row) => {
      const time = new Date(START_MS - 30 * HOUR_MS + Math.floor(row / ROWS) * HOUR_MS).toISOString()
      return `${time},${valueOf(row % ROWS)},${valueOf((row + 50) % ROWS)}`
    })
    await writeFile(at('data.csv'), `at,a,b\n${rows.join('\n')}\n`)
    const build = ['profile', 'build', at('data.csv'), '--spec', at('model.yaml'), '--out', at('p.json')]
    expect(await runHere(build)).toMatchObject({ code: 0 })
  })
  afterEach(() => Promise.all(started.splice(0).map(({ stop }) => stop('SIGKILL'))))
  afterAll(() => rm(folder, { recursive: true }))

  async function serve(state: string): Promise<{ readonly served: Running; readonly url: string }> {
    const input = [
      '--spec',
      'model.yaml',
      '--profile',
      'p.json',
      '--json',
      '--token-file',
      'token.txt',
      '--state',
      state,
    ]
    const times = ['--lateness', '1s', '--covered-since', '1970-01-01T00:00:00Z', '--checkpoint', '20d']
    const served = driftline(['serve', '--port', '0', ...input, ...times], folder)
    started.push(served)
    return { served, url: await listeningUrl(served) }
  }

  /** Rows of one hour, moved by so many standard deviations; they close the hour before. */
  async function send(url: string, hour: number, sd = 0): Promise<void> {
    const spec = await loadSpec(at('model.yaml'))
    const service = createSimulatedService({ spec, profile: await loadProfile(at('p.json'), spec), version: '1' })
    const timeMs = START_MS + hour * HOUR_MS + HOUR_MS / 2
    service.setTime(timeMs - 60_000)
    for (let row = 0; row < ROWS; row += 1) {
      const features = { a: valueOf(row) + 10 * sd, b: valueOf(row) }
      service.predict({ timeMs, features, segments: {}, output: {} })
    }
    service.setTime(timeMs)
    await postMetrics(url, await service.export(), TOKEN)
  }

  async function metrics(url: string): Promise<string> {
    return (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text()
  }

  /** Severity and state of feature `a` in the hour that ended then, once it has closed. */
  async function verdictAt(url: string, endHour: number) {
    const end = (START_MS + endHour * HOUR_MS) / 1000
    const text = await until(`the window that ends in hour ${endHour}`, async () => {
      const found = await metrics(url)
      return new RegExp(`^ml_window_end_\\w*seconds\\{.*\\} ${end}(?: |$)`, 'm').test(found) ? found : undefined
    })
    const ofA = text.split('\n').filter((line) => line.includes('ml_feature_name="a"'))
    const severity = ofA.find((line) => line.startsWith('ml_drift_severity'))?.split('} ')[1]
    const state = ofA.find((line) => line.startsWith('ml_drift_status'))
    return { severity: Number(severity), state: /ml_drift_state="(\w+)"/.exec(state ?? '')?.[1] }
  }

  function accept(url: string, ...args: readonly string[]) {
    return runHere(['accept', ...args, '--url', url, '--token-file', at('token.txt')], { env: { USER: 'ana' } })
  }

  test(
    'makes raised drift accepted, through kill -9, until it moves on or is revoked',
    { timeout: 60_000 },
    async () => {
      const first = await serve('state')
      for (const [hour, sd] of [0, 0, 1, 1, 1].entries()) await send(first.url, hour, sd)
      expect(await verdictAt(first.url, 4)).toMatchObject({ state: 'act' })
      const accepted = await accept(first.url, '--model', 'm', '--feature', 'a', '--reason', 'new sensor', '--json')
      expect(accepted).toMatchObject({ code: 0, err: '' })
      const { id, ...facts } = JSON.parse(accepted.out) as { readonly id: string }
      expect(facts).toMatchObject({
        by: 'ana',
        kind: null,
        until: null,
        pinned: [{ window: '1h', windows: 2, rows: 2 * ROWS }],
      })
      await until('the acceptance in the log', () =>
        /"event":"accepted","by":"ana".*new sensor/.test(first.served.err()) ? true : undefined,
      )
      expect(await verdictAt(first.url, 4)).toMatchObject({ state: 'act' })
      await first.served.stop('SIGKILL')
      expect(await readdir(at('state'))).not.toEqual([])

      const { served, url } = await serve('state')
      await send(url, 5, 3)
      expect(await verdictAt(url, 5)).toEqual({ severity: 0, state: 'accepted' })
      await send(url, 6, 1)
      expect(await verdictAt(url, 6)).toMatchObject({ state: 'act' })
      await send(url, 7, 1)
      expect(await verdictAt(url, 7)).toEqual({ severity: 0, state: 'accepted' })
      const listed = await accept(url, 'list')
      expect(listed.out).toMatch(
        new RegExp(`^${id} +m +default +a +everyone +live +every +ana +\\S+ +revoked +new sensor$`, 'm'),
      )

      const revoked = await accept(url, 'revoke', id, '--by', 'bo')
      expect(revoked).toMatchObject({ code: 0, out: expect.stringContaining(`Revoked ${id}: a of everyone, live,`) })
      await send(url, 8, 1)
      expect(await verdictAt(url, 8)).toMatchObject({ state: 'act' })
      expect((await accept(url, 'list')).out).toBe('Nothing is accepted.\n')
      const lines = served
        .out()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      const since = expect.stringMatching(/^\d{4}-/)
      expect(
        lines
          .filter(({ feature }) => feature === 'a')
          .slice(-4)
          .map((line) => line['accepted']),
      ).toEqual([
        { id, by: 'ana', reason: 'new sensor', since, until: null },
        undefined,
        { id, by: 'ana', reason: 'new sensor', since, until: null },
        undefined,
      ])
    },
  )

  test('refuses in words, with the exit code that says whose turn it is', { timeout: 30_000 }, async () => {
    const { url } = await serve('refusing')
    const asked = ['--model', 'm', '--feature', 'a', '--reason', 'why']
    expect(await accept(url, ...asked)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('has come in yet'),
    })
    await send(url, 0)
    await send(url, 1)
    await verdictAt(url, 1)
    expect(await accept(url, ...asked)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing is raised for feature "a"'),
    })
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--model', 'n', '--feature', 'a', '--reason', 'why'], 'There is no model "n" here; there is m.'],
      [['--model', 'm', '--feature', 'c', '--reason', 'why'], 'The spec has no feature "c"; it has a, b.'],
      [[...asked, '--kind', 'distributoin'], 'Did you mean "distribution"?'],
      [[...asked, '--until', '2026-02-30'], '"2026-02-30" is no date'],
      [[...asked, '--segment', 'west'], 'e.g. region=west'],
      [['revoke', 'abc'], 'There is no acceptance abc'],
    ]
    for (const [args, message] of wrong)
      expect(await accept(url, ...args), args.join(' ')).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(message),
      })
  })

  test('needs the token of the processor, and a processor', async () => {
    const { url } = await serve('guarded')
    const args = ['accept', 'list', '--url', url]
    expect(await runHere(args)).toMatchObject({ code: 2, err: expect.stringContaining('A token is needed') })
    expect(await runHere(args, { env: { DRIFTLINE_TOKEN: 'sesame' } })).toMatchObject({ code: 2 })
    expect(await runHere(args, { env: { DRIFTLINE_TOKEN: TOKEN } })).toMatchObject({
      code: 0,
      out: 'Nothing is accepted.\n',
    })
    const nowhere = await runHere(['accept', 'list', '--url', 'http://127.0.0.1:9'])
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('Is "driftline serve" running there?') })
  })

  test('asks who it is where the environment does not say', async () => {
    const asked = ['accept', '--model', 'm', '--feature', 'a', '--reason', 'why']
    expect(await runHere(asked)).toMatchObject({ code: 2, err: expect.stringContaining('Say it with --by') })
  })

  test('shows its options and examples', async () => {
    const { out, code } = await runHere(['accept', '--help'])
    expect(code).toBe(0)
    for (const text of ['--until', '--segment', 'driftline accept list', 'revoke', 'Examples:', '--url'])
      expect(out).toContain(text)
  })
})
