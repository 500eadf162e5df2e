import { specOf } from '../../judging.testing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phaseAt } from '@driftline/spec'
import type { HistoryPlan } from './history-plan.ts'
import { historyPlans } from './history-plan.ts'
import { selectSlots } from './select-slots.ts'
import { SlotsByPhase } from './slots-by-phase.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
const MONDAY_MS = Date.UTC(2024, 0, 1)

function planOf(window: string, references = '{training: {}, seasonal: {}}', timezone = 'UTC'): HistoryPlan {
  const spec = specOf(`model: {name: m}\nwindows: [${window}]\ntimezone: ${timezone}\nreferences: ${references}\n`)
  return historyPlans(spec).get(window)!
}

/** The slots a window is compared with, as their starts, latest first. */
function selected(
  source: 'seasonal' | 'rolling',
  plan: HistoryPlan,
  { startsMs, startMs }: { readonly startsMs: readonly number[]; readonly startMs: number },
): readonly number[] {
  const found = selectSlots(source, plan, { startsMs, byPhase: new SlotsByPhase(startsMs.map(plan.phaseOf)), startMs })
  if (found.kind === 'run') return startsMs.slice(found.from, found.to).toReversed()
  return found.places.map((place) => startsMs[place]!)
}

const every = (stepMs: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => MONDAY_MS + i * stepMs)

describe('a seasonal reference', () => {
  test('of a day is the same weekday of the last four weeks, without the day itself', () => {
    const plan = planOf('1d')
    const startMs = MONDAY_MS + 6 * WEEK_MS
    expect(selected('seasonal', plan, { startsMs: every(DAY_MS, 43), startMs })).toEqual(
      [5, 4, 3, 2].map((week) => MONDAY_MS + week * WEEK_MS),
    )
    expect(plan.seasonal).toEqual({ slots: 4, minimum: 3, gap: 0 })
  })

  test('of a quarter of an hour is that whole hour of the week', () => {
    const plan = planOf('15m')
    const startMs = MONDAY_MS + 4 * WEEK_MS + 9 * HOUR_MS + 30 * 60_000
    expect(selected('seasonal', plan, { startsMs: every(HOUR_MS, 4 * 168 + 10), startMs })).toEqual(
      [3, 2, 1, 0].map((week) => MONDAY_MS + week * WEEK_MS + 9 * HOUR_MS),
    )
  })

  test('goes by the hour of the day, or by the day of the week, where the spec says so', () => {
    const startMs = MONDAY_MS + 2 * WEEK_MS + 9 * HOUR_MS
    const daily = planOf('1h', '{seasonal: {weeks: 2, match: hour-of-day}}')
    expect(selected('seasonal', daily, { startsMs: every(HOUR_MS, 400), startMs })).toEqual(
      [1, 2].map((days) => startMs - days * DAY_MS),
    )
    const weekly = planOf('1h', '{seasonal: {weeks: 2, match: day-of-week}}')
    expect(selected('seasonal', weekly, { startsMs: every(DAY_MS, 15), startMs })).toEqual(
      [1, 0].map((week) => MONDAY_MS + week * WEEK_MS),
    )
  })

  test('of a week has no phase, and the week before is left out', () => {
    const startMs = MONDAY_MS + 8 * WEEK_MS
    expect(selected('seasonal', planOf('1w'), { startsMs: every(WEEK_MS, 9), startMs })).toEqual(
      [6, 5, 4, 3].map((week) => MONDAY_MS + week * WEEK_MS),
    )
  })

  test('of a month is that month of up to eight years, by the clocks of the time zone', () => {
    const plan = planOf('1mo', '{seasonal: {}}', 'America/Chicago')
    const startsMs = Array.from({ length: 40 }, (_, i) => Date.UTC(2020, i, 1, 6))
    const startMs = Date.UTC(2023, 2, 1, 6)
    expect(selected('seasonal', plan, { startsMs, startMs })).toEqual(
      [2022, 2021, 2020].map((year) => Date.UTC(year, 2, 1, 6)),
    )
    expect(plan.seasonal).toEqual({ slots: 8, minimum: 3, gap: 0 })
  })

  test('keeps to the clocks where they change', () => {
    const plan = planOf('1h', '{seasonal: {weeks: 1}}', 'Europe/Berlin')
    const startsMs = every(HOUR_MS, 24 * 200)
    const afterChangeMs = Date.UTC(2024, 3, 1, 7)
    expect(selected('seasonal', plan, { startsMs, startMs: afterChangeMs })).toEqual([
      afterChangeMs - WEEK_MS + HOUR_MS,
    ])
  })

  test('is of earlier slots of one phase only, and needs three, or as many as the spec wants', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1m', '1h', '6h', '1d'),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 60 }),
        (window, weeks, hours) => {
          const plan = planOf(window, `{seasonal: {weeks: ${weeks}}}`)
          const startsMs = [...new Set(every(HOUR_MS, 24 * 50).map(plan.slotOf))]
          const startMs = plan.slotOf(MONDAY_MS + 5 * WEEK_MS + hours * HOUR_MS)
          const byPhase = new SlotsByPhase(startsMs.map(plan.phaseOf))
          expect(selectSlots('seasonal', plan, { startsMs, byPhase, startMs }).minimum).toBe(Math.min(3, weeks))
          const found = selected('seasonal', plan, { startsMs, startMs })
          expect(found.length).toBeLessThanOrEqual(weeks)
          for (const earlierMs of found) {
            expect(earlierMs).toBeLessThan(startMs)
            const { phase } = plan
            if (phase) expect(phaseAt(phase, earlierMs, 'UTC')).toBe(phaseAt(phase, startMs, 'UTC'))
          }
        },
      ),
    )
  })
})

describe('a rolling reference', () => {
  test('is the span behind the gap', () => {
    const plan = planOf('1d', '{rolling: {span: 3d, gap: 2d}}')
    const startMs = MONDAY_MS + 20 * DAY_MS
    expect(selected('rolling', plan, { startsMs: every(DAY_MS, 21), startMs })).toEqual(
      [3, 4, 5].map((days) => startMs - days * DAY_MS),
    )
    expect(selectSlots('rolling', plan, { startsMs: [], byPhase: new SlotsByPhase(), startMs }).minimum).toBe(3)
  })

  test('never holds the window itself, nor a slot that the gap begins in', () => {
    const startMs = MONDAY_MS + DAY_MS + 30 * 60_000
    const startsMs = every(HOUR_MS, 25)
    for (const [gap, latest] of [
      ['0s', 23],
      ['10m', 23],
      ['1h', 22],
    ] as const) {
      const plan = planOf('1m', `{rolling: {span: 6h, gap: ${gap}}}`)
      expect(selected('rolling', plan, { startsMs, startMs })[0]).toBe(MONDAY_MS + latest * HOUR_MS)
    }
  })

  test('is nothing where the spec names none', () => {
    expect(selected('rolling', planOf('1d'), { startsMs: every(DAY_MS, 9), startMs: MONDAY_MS + WEEK_MS })).toEqual([])
  })
})
