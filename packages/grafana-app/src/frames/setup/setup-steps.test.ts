import { expect, test } from 'vitest'
import { connectionFound } from './connection.ts'
import type { SetupFacts } from './setup-facts.ts'
import { setupSteps } from './setup-steps.ts'

const NOW_MS = Date.UTC(2026, 2, 2, 13, 20)
const NOTHING: SetupFacts = {
  judged: [],
  called: [],
  known: [],
  processors: [],
  streams: undefined,
  clocks: [],
  renamed: undefined,
  nowMs: NOW_MS,
}
const clock = (endMs: number) => ({
  environment: 'production',
  model: 'fares',
  version: '1',
  role: 'live',
  window: '1h',
  endMs,
  repeats: true,
  isTold: true,
})
const MINUTE_MS = 60_000

const done = (facts: Partial<SetupFacts>): readonly string[] =>
  setupSteps({ ...NOTHING, ...facts }, 'UTC').flatMap(({ name, isDone }) => (isDone ? [name] : []))

const lastStep = (facts: Partial<SetupFacts>): string | undefined =>
  setupSteps({ ...NOTHING, ...facts }, 'UTC').at(-1)?.text

test.each<[facts: Partial<SetupFacts>, names: readonly string[]]>([
  [{}, ['answers']],
  [{ processors: ['0.1.0'], streams: 0 }, ['answers', 'processor']],
  [{ processors: ['0.1.0'], streams: 12 }, ['answers', 'calls', 'processor']],
  [{ called: ['fares'] }, ['answers', 'calls']],
  [
    { processors: ['0.1.0'], streams: 12, known: [{ model: 'fares', window: '1h', timezone: 'UTC' }] },
    ['answers', 'calls', 'processor', 'model'],
  ],
])('of %j these steps are done: %j', (facts, names) => {
  expect(done(facts)).toEqual(names)
})

test('the first verdict is expected when the window that runs has ended and late points have come', () => {
  expect(lastStep({ known: [{ model: 'fares', window: '1h', timezone: 'UTC' }] })).toBe(
    'Learning: first verdict on fares expected after 2 Mar 2026 14:01, when its window of 1h has ended.',
  )
  expect(lastStep({ known: [{ model: 'fares', window: '1mo', timezone: 'America/Chicago' }] })).toBe(
    'Learning: first verdict on fares expected after 1 Apr 2026 05:01, when its window of 1mo has ended.',
  )
})

test('where the processor says when, that is told, and whether it has more to learn than a window', () => {
  const known = { model: 'fares', window: '1h', timezone: 'UTC' }
  expect(lastStep({ known: [{ ...known, dueMs: Date.UTC(2026, 2, 2, 14, 5) }] })).toBe(
    'Learning: first verdict on fares expected after 2 Mar 2026 14:05, when its window of 1h has ended.',
  )
  expect(lastStep({ known: [{ ...known, dueMs: Date.UTC(2026, 2, 4, 9, 1) }] })).toBe(
    'Learning: first verdict on fares expected after 4 Mar 2026 09:01, when enough has been learned.',
  )
})

test.each<[text: string, advice: RegExp, facts: Partial<SetupFacts>]>([
  ['No model, no processor scraped, no verdict yet.', /^Let this Prometheus scrape/, {}],
  ['No model, processor 0.1.0, no verdict yet.', /^The processor has heard of no model/, { processors: ['0.1.0'] }],
  [
    '1 model, processor 0.1.0, last verdict 4 min ago.',
    /^$/,
    { processors: ['0.1.0'], judged: ['fares'], clocks: [clock(NOW_MS - 4 * MINUTE_MS)] },
  ],
  [
    '2 models, processors 0.1.0 and 0.2.0, last verdict 5 h ago.',
    /^No window has ended/,
    {
      processors: ['0.1.0', '0.2.0'],
      judged: ['fares'],
      known: [
        { model: 'fares', window: '1h', timezone: 'UTC' },
        { model: 'seats', window: '1h', timezone: 'UTC' },
      ],
      clocks: [clock(NOW_MS - 300 * MINUTE_MS)],
    },
  ],
  [
    '1 model, no processor scraped, last verdict 4 min ago.',
    /^These verdicts were loaded/,
    { judged: ['fares'], clocks: [clock(NOW_MS - 4 * MINUTE_MS)] },
  ],
  [
    'No model, no processor scraped, no verdict yet.',
    /set “acme_” as the prefix of metrics and no prefix of labels/,
    { renamed: { metricPrefix: 'acme_', labelPrefix: '' } },
  ],
])('%s %s', (text, advice, facts) => {
  const found = connectionFound({ ...NOTHING, ...facts })
  expect(found.text).toBe(text)
  expect(found.advice).toMatch(advice)
})
