import { existsSync } from 'node:fs'
import process from 'node:process'
import { ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import type { MlDriftState } from '@driftline/semconv'
import type { ModelStatus, ProcessorStatus } from '@driftline/processor'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderStatus } from '../src/serve/status-page/render-status.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hostile = `<img src=x onerror=alert(1)>"'&</title></style><script>alert('1')</script>`
const deployment = { version: '1', role: 'live', services: ['forecasts'], hasProfile: true, rows: 12 } as const

const fares: ModelStatus = {
  model: 'fares',
  environment: 'production',
  windows: ['1h', '1d'],
  timezone: 'UTC',
  waitsFor: 'window',
  senders: {
    active: 3,
    services: [{ service: 'forecasts', senders: 3 }],
    otherServices: 0,
    lastHeard: '2026-03-02T14:10:00Z',
  },
  next: { start: '2026-03-02T14:00:00Z', end: '2026-03-02T15:00:00Z', verdictAfter: '2026-03-02T15:01:00Z' },
  learning: null,
  deployments: [{ ...deployment, waitsFor: 'window', verdict: null }],
}

const status: ProcessorStatus = {
  version: '0.0.0',
  now: '2026-03-02T14:10:05Z',
  started: '2026-03-02T13:00:00Z',
  ready: true,
  models: [fares],
  modelCount: 1,
  requests: [{ status: 200, count: 9, last: '2026-03-02T14:10:00Z' }],
  points: { accepted: 100, refused: [], lastRefused: null, tests: 0 },
  complaints: [],
  streams: { held: 11, limit: 200_000 },
}

const learning: ModelStatus = {
  ...fares,
  waitsFor: 'reference',
  learning: {
    rows: { have: 1240, needed: 10_000 },
    windows: { have: 1, needed: 20 },
    time: { have: 0, needed: 7 * 86_400_000 },
    verdictAfter: '2026-03-09T16:01:00Z',
  },
  deployments: [{ ...deployment, hasProfile: false, rows: 240, waitsFor: 'reference', verdict: null }],
}

const judged = (name: string): ModelStatus => ({
  ...fares,
  model: name,
  waitsFor: 'nothing',
  deployments: ML_DRIFT_STATE_VALUES.map((state) => judgedDeployment(name, state)),
})

function judgedDeployment(name: string, state: MlDriftState): ModelStatus['deployments'][number] {
  const verdict = {
    window: '1h',
    start: '2026-03-02T13:00:00Z',
    end: '2026-03-02T14:00:00Z',
    rows: 3600,
    features: { [state]: 2, ok: 11 },
    worst: { feature: name, state, severity: 88, sentence: `${name} moved.` },
  }
  return { ...deployment, version: `${name} ${state}`, waitsFor: 'nothing', verdict }
}

/** A page as a text browser shows it. */
function textOf(page: string): string {
  return page
    .replaceAll(/<(style|title)\b[^>]*>[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

describe('the status page as text', () => {
  test('says what a model waits for, and when its first verdict comes', () => {
    const text = textOf(renderStatus(status))
    expect(text).toContain(
      'First verdict after 15:01 UTC, when its window of 1h has ended; 12 rows so far, 30 are needed.',
    )
    expect(text).toContain('3 senders: forecasts × 3; last heard just now.')
    expect(text).toContain('1 model, none raised, 1 without a verdict yet')
  })

  test('says what a verdict that is due waits for', () => {
    const late = renderStatus({ ...status, now: '2026-03-02T15:03:00Z' })
    expect(textOf(late)).toContain('First verdict once every sender has sent something of after 15:01 UTC, when its')
  })

  test('says how far a reference has been learned', () => {
    expect(textOf(renderStatus({ ...status, models: [learning] }))).toContain(
      'Learning 1,240 of 10,000 rows, 0 of 7 days, 1 of 20 windows; first verdict after 9 Mar 2026 16:01 UTC at the earliest.',
    )
  })

  test('says what is refused and complained about, and what is not known', () => {
    const text = textOf(
      renderStatus({
        ...status,
        models: [
          { ...fares, next: null, deployments: [{ ...deployment, rows: null, waitsFor: 'window', verdict: null }] },
        ],
        requests: [{ status: 401, count: 2, reason: 'A token is needed.', last: '2026-03-02T14:00:00Z' }],
        points: {
          ...status.points,
          refused: [{ refusal: 'late', words: 'came after their window had closed', count: 1 }],
          lastRefused: { message: '1 point came after its window', time: '2026-03-02T14:09:00Z' },
        },
        complaints: [
          { service: 'forecasts', environment: '', model: 'fares', kind: 'batch', count: 3, words: 'set "batch"' },
        ],
      }),
    )
    expect(text).toMatch(/rows – waits for – compared with/)
    expect(text).toContain('2 requests answered with 401, the last 10 min ago: A token is needed.')
    expect(text).toContain('1 data point: they came after their window had closed.')
    expect(text).toContain('forecasts about fares, 3 times: set &quot;batch&quot;.')
  })
})

describe.skipIf(!existsSync(executablePath))('the status page in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(() => browser.close())

  const named = (model: ModelStatus): ModelStatus => ({
    ...model,
    environment: hostile,
    senders: { ...model.senders, services: [{ service: hostile, senders: 1 }] },
    deployments: model.deployments.map((own) => ({ ...own, services: [hostile] })),
  })

  test.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('%i wide and %s, hostile names are text, run nothing, and fit', async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => complaints.push(request.url()))
    const complaint = {
      service: hostile,
      environment: '',
      model: hostile,
      kind: 'batch',
      count: 3,
      words: hostile,
    } as const
    await page.setContent(
      renderStatus({
        ...status,
        models: [named(judged(hostile)), named(learning), { ...fares, model: 'long_'.repeat(40), deployments: [] }],
        modelCount: 3,
        requests: [{ status: 404, count: 1, reason: hostile, last: status.now }],
        complaints: [complaint],
      }),
    )
    expect(complaints).toEqual([])
    expect(await page.locator('script, img').count()).toBe(0)
    expect(await page.getByText(hostile, { exact: false }).count()).toBeGreaterThan(5)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.close()
  })
})
