import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, SMALL_SPEC } from './small-model.testing.ts'

const DAY_SECONDS = 86_400
const DAYS = [0, 1, 2, 3, 4]
const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z') / 1000
/** One value in eight is missing on the second day; every fourth is old on the third. */
const ROWS = Array.from({ length: 4 * 40 }, (_, i) => {
  const day = Math.floor(i / 40)
  const minute = Math.floor((i % 40) * 30)
  const time = new Date(Date.UTC(2024, 0, 1 + day, 0, minute))
  const made = new Date(time.getTime() - (day === 2 && i % 4 === 0 ? 7_200_000 : 60_000))
  const value = day === 1 && i % 8 === 0 ? '' : (i * 7) % 40
  return `${time.toISOString()},${value},${made.toISOString()}\n`
})

let small: SmallModel
beforeAll(async () => {
  small = await createSmallModel()
  await small.write('rows.csv', `day,a,made\n${ROWS.join('')}`)
})
afterAll(() => small.remove())

async function replay(slos: string, { windows = '1d', format = '--openmetrics' } = {}): Promise<string> {
  const spec = SMALL_SPEC.replace('numeric}', 'numeric, timestamp: made}').replace('[1d]', `[${windows}]`)
  const file = await small.write('slo.yaml', `${spec}${slos}`)
  const args = [small.at('rows.csv'), '--spec', file, '--profile', small.at('p.json')]
  const { code, out, err } = await runHere(['replay', ...args, format])
  expect(code, err).toBe(0)
  return out
}

/** How often the feature was judged until the end of each day, as the verdicts say. */
async function judgedByDay(windows: string): Promise<readonly number[]> {
  const lines = (await replay('', { windows, format: '--json' }))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as VerdictLine)
  const ends = lines
    .filter(({ window, feature, headline }) => window === '1d' && feature === 'a' && headline)
    .filter(({ state }) => state !== 'blind' && state !== 'insufficient_data' && state !== 'learning')
    .map(({ end }) => Date.parse(end) / 1000 - FIRST_DAY)
  return DAYS.map((day) => ends.filter((seconds) => seconds <= day * DAY_SECONDS).length)
}

/** Values of a counter by seconds since the first day. */
function valuesOf(history: string, metric: string, objective: string): ReadonlyMap<number, number> {
  const labels = `{deployment_environment_name="default",ml_model_name="m",ml_slo_name="${objective}"}`
  return new Map(
    history
      .split('\n')
      .filter((line) => line.startsWith(`${metric}${labels} `))
      .map((line) => {
        const [, value, seconds] = line.split(' ')
        return [Number(seconds) - FIRST_DAY, Number(value)]
      }),
  )
}

const stepsOf = (values: ReadonlyMap<number, number>): readonly (number | undefined)[] =>
  DAYS.map((day) => values.get(day * DAY_SECONDS))

const EVERY_KIND =
  'slos: {availability: 0.999, latency: {below: 1s, objective: 0.9}, missing: 0.9, freshness: {below: 1h, objective: 0.9}, drift: 0.95}\n'

test('a history holds what a table knows of objectives, from zero, each window at its end', async () => {
  const history = await replay(EVERY_KIND)
  const [total, good] = ['ml_slo_events_total', 'ml_slo_good_events_total']
  expect(stepsOf(valuesOf(history, total, 'missing'))).toEqual([0, 40, 80, 120, 160])
  expect(stepsOf(valuesOf(history, good, 'missing'))).toEqual([0, 40, 75, 115, 155])
  expect(stepsOf(valuesOf(history, total, 'freshness'))).toEqual([0, 40, 75, 115, 155])
  expect(stepsOf(valuesOf(history, good, 'freshness'))).toEqual([0, 40, 75, 105, 145])
  expect(stepsOf(valuesOf(history, total, 'drift'))).toEqual(await judgedByDay('1d'))
  for (const objective of ['missing', 'freshness', 'drift'])
    expect([...valuesOf(history, total, objective).keys()]).toEqual(
      Array.from({ length: 4 * 24 + 1 }, (_, hour) => hour * 3600),
    )
})

test('of calls, which a table does not know, a history holds nothing', async () => {
  const history = await replay(EVERY_KIND)
  expect(history).not.toMatch(/"(availability|latency)"/)
  expect(await replay('slos: {availability: 0.999}\n')).not.toContain('ml_slo')
})

test('beside a shorter window rows are counted at its end, and verdicts at the end of the primary one', async () => {
  const history = await replay('slos: {missing: 0.9, drift: 0.95}\n', { windows: '1d, 8h' })
  const rows = valuesOf(history, 'ml_slo_events_total', 'missing')
  expect([0, 8, 16, 24].map((hour) => rows.get(hour * 3600))).toEqual([0, 16, 32, 40])
  const judged = await judgedByDay('1d, 8h')
  expect(judged.at(-1)).toBeGreaterThan(0)
  for (const [seconds, value] of valuesOf(history, 'ml_slo_events_total', 'drift'))
    expect(value, `after ${seconds} s`).toBe(judged[Math.floor(seconds / DAY_SECONDS)])
})

test('each family of a history stands in one piece, and the end is told once', async () => {
  const lines = (await replay(EVERY_KIND)).trimEnd().split('\n')
  const families = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2])
  expect(new Set(families).size).toBe(families.length)
  expect(families).toEqual(expect.arrayContaining(['ml_slo_events', 'ml_slo_good_events', 'ml_drift_severity']))
  expect(lines.filter((line) => line === '# EOF')).toEqual([lines.at(-1)])
})
