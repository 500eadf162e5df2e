import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerdictLine } from '@driftline/health'
import type { FiredAlert } from '@driftline/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driftline } from './child.testing.ts'
import { runHere } from './in-process.testing.ts'
import type { Started } from './prometheus.testing.ts'
import { alertsOnly, promtool, startPrometheus, testRules } from './prometheus.testing.ts'
import { dataFile, specFile } from './ridership.testing.ts'

const PAGE = fileURLToPath(new URL('../../../docs/rules/commands.md', import.meta.url))
const ADDRESS_ON_PAGE = 'http://127.0.0.1:9090'
const DAY_MS = 86_400_000
/** Between evaluations where promtool does the same: it takes a second for fifty of them. */
const STEP_DAYS = 7
const START_MS = Date.parse('2004-01-01T00:00:00Z')
const IDENTITY = 'deployment_environment_name="default",ml_model_name="ridership",ml_slo_name="drift"'

/** The section of the page on history: its commands, what it says they print, and what it puts into the spec. */
async function readRecipe() {
  const page = await readFile(PAGE, 'utf8')
  const section = page.split(/^## /m).find((text) => text.startsWith('Try it on history')) ?? ''
  const blockOf = (kind: string): readonly string[] =>
    new RegExp(`^\`\`\`${kind}\n(.*?)\n\`\`\`$`, 'ms').exec(section)?.[1]?.split('\n') ?? []
  const additions = ['slos', 'alerting'].map((key) => new RegExp(`\`(${key}: .*?)\``).exec(section)?.[1] ?? '')
  return { commands: blockOf('sh').map((line) => line.split(' ')), printed: blockOf('text'), additions }
}

describe.runIf(existsSync('/usr/bin/prometheus'))('thirteen years of ridership in a Prometheus', () => {
  let folder = ''
  let prometheus: Started
  /** What the last command of the page printed. */
  let out = ''

  async function runDriftline(args: readonly string[]): Promise<string> {
    const running = driftline(args, folder)
    expect(await running.ended, running.err()).toBe(0)
    return running.out()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-history-'))
    const { commands, additions } = await readRecipe()
    const spec = (await readFile(specFile, 'utf8')).replaceAll(/^(?:slos|alerting):.*\n(?: .*\n)*/gm, '')
    await writeFile(join(folder, 'model.yaml'), `${spec}${additions.join('\n')}\n`)
    await copyFile(dataFile, join(folder, 'data.csv'))
    for (const [program, ...args] of commands)
      if (program === 'promtool') await promtool(args, folder)
      else if (program === 'prometheus') {
        const storage = args.filter((arg) => arg.startsWith('--storage'))
        prometheus = await startPrometheus(folder, '{}\n', storage)
      } else out = await runDriftline(args.map((arg) => (arg === ADDRESS_ON_PAGE ? prometheus.url : arg)))
  }, 180_000)
  afterAll(async () => {
    await prometheus?.running.stop('SIGTERM')
    await rm(folder, { recursive: true })
  })

  test('the recipe of the page prints what the page says', async () => {
    const { printed } = await readRecipe()
    expect(printed.length).toBeGreaterThan(2)
    const lines = out.split('\n')
    for (const line of printed)
      expect(
        lines.some((own) => own.startsWith(line)),
        line,
      ).toBe(true)
  })

  test('the first window adds to an increase like any other', async () => {
    const query = `increase(ml_slo_events_total{${IDENTITY}}[366d])`
    const form = new URLSearchParams({ query, time: '2005-01-01T00:00:00Z' })
    const response = await fetch(`${prometheus.url}/api/v1/query?${form.toString()}`)
    expect(await response.json()).toMatchObject({ data: { result: [{ value: [1_104_537_600, '50'] }] } })
  })

  test('the drift objective first fires when promtool sees it fire, given the verdicts themselves', async () => {
    const replay = 'replay data.csv --spec model.yaml --profile profile.json --rows 1074: --json'
    const lines = (await runDriftline(replay.split(' ')))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as VerdictLine)
      .filter(isJudged)
    const backtest = `rules backtest model.yaml --prometheus ${prometheus.url} --from 2004-01-01 --to 2009-01-01 --json`
    const { fired } = JSON.parse(await runDriftline([...backtest.split(' '), '--step', `${STEP_DAYS}d`])) as {
      readonly fired: readonly FiredAlert[]
    }
    const firstMs = fired.find(({ alert }) => alert === 'ModelSLOBurnRate')?.firedAtMs ?? NaN
    const firstDay = (firstMs - START_MS) / DAY_MS
    const fires = (day: number, count: number) => ({
      expr: 'count by (burn_tier, ml_slo_name) (ALERTS{alertstate="firing",alertname="ModelSLOBurnRate"})',
      eval_time: `${day}d`,
      exp_samples: count === 0 ? [] : [{ labels: '{burn_tier="years",ml_slo_name="drift"}', value: count }],
    })
    const earlier = Array.from({ length: firstDay / STEP_DAYS }, (_, step) => fires(step * STEP_DAYS, 0))
    const good = lines.filter(({ state }) => state !== 'act')
    await testRules(folder, {
      rules: alertsOnly((await runHere(['rules', 'build', join(folder, 'model.yaml')])).out),
      every: `${STEP_DAYS}d`,
      test: {
        interval: '1d',
        input_series: [
          { series: `ml_slo_events_total{${IDENTITY}}`, values: dailySeries(lines) },
          { series: `ml_slo_good_events_total{${IDENTITY}}`, values: dailySeries(good) },
        ],
        promql_expr_test: [...earlier, fires(firstDay, 1)],
      },
    })
    const [, onPage] = /^(\S+) \S+ .* ModelSLOBurnRate +drift/m.exec(out) ?? []
    expect(Math.abs(firstMs - Date.parse(onPage!))).toBeLessThan(2 * STEP_DAYS * DAY_MS)
  }, 120_000)
})

function isJudged({ feature, headline, state }: VerdictLine): boolean {
  return feature !== 'all' && headline === true && !['learning', 'insufficient_data', 'blind'].includes(state)
}

/** How many verdicts there were until each day, as promtool writes series. */
function dailySeries(lines: readonly VerdictLine[]): string {
  const ends = [...new Set(lines.map(({ end }) => Date.parse(end)))].sort((a, b) => a - b)
  const spans = [START_MS, ...ends].map((startMs, i) => {
    const count = lines.filter(({ end }) => Date.parse(end) <= startMs).length
    return `${count}+0x${((ends[i] ?? startMs + DAY_MS) - startMs) / DAY_MS - 1}`
  })
  return spans.join(' ')
}
