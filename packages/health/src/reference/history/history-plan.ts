import type { CalendarPhase, MonitorSpec, Window } from '@driftline/spec'
import { phaseAt, windowAt } from '@driftline/spec'
import { windowLengthMs } from '../../window-length.ts'

const HOUR = { kind: 'duration', name: 'hour', durationMs: 3_600_000 } as const satisfies Window
const DAY: Window = { kind: 'calendar', name: 'day', unit: 'day', count: 1 }
const SEASONAL_MONTHS = 8
/** What a seasonal reference needs at least. */
const MINIMUM_WINDOWS = 3
/** One-step-ahead ratios that make a design effect. */
export const KEPT_RATIOS = 40
/** Windows a baseline measures its scatter on, at most. */
const BASELINE_WINDOWS = 60

/** Sources that compare with history, each with ratios of its own. */
export type HistorySourceName = 'seasonal' | 'rolling'

/** Which earlier windows of one length are remembered, and which of them a window is compared with. */
export interface HistoryPlan {
  readonly window: string
  /** The slot a window is remembered in: itself, or the hour or day it lies in. */
  readonly slotOf: (startMs: number) => number
  /** Slots of one phase are alike; undefined: all are. */
  readonly phaseOf: (slotMs: number) => number | undefined
  readonly phase: CalendarPhase | undefined
  readonly seasonal: {
    /** Slots of the same phase. */
    readonly slots: number
    readonly minimum: number
    /** Slots left out between them and the window. */
    readonly gap: number
  }
  readonly rolling?: { readonly spanMs: number; readonly gapMs: number }
  /** Slots after which all phases have passed. */
  readonly cycle: number
  /** Slots that are remembered at most. */
  readonly capacity: number
}

/** What of the past is remembered for each window length of a spec. */
export function historyPlans({ windows, references, timezone }: MonitorSpec): ReadonlyMap<string, HistoryPlan> {
  const { weeks, match } = references.seasonal ?? { weeks: 4, match: 'hour-of-week' as const }
  return new Map(
    windows.map((window) => {
      const { phase, slot } = slotsOf(window, match)
      const slots = phase === 'month' ? SEASONAL_MONTHS : weeks
      const slotOf = (startMs: number): number => (slot ? windowAt(slot, startMs, timezone).startMs : startMs)
      const plan: HistoryPlan = {
        window: window.name,
        slotOf,
        phaseOf: rememberPhases(phase, timezone),
        phase,
        seasonal: { slots, minimum: Math.min(MINIMUM_WINDOWS, slots), gap: phase === undefined ? 1 : 0 },
        ...(references.rolling && { rolling: references.rolling }),
        cycle: phase === undefined ? slots : PHASES_OF[phase],
        capacity: capacityOf(window, {
          phase,
          slot,
          slots: references.seasonal ? slots : 0,
          rolling: references.rolling,
        }),
      }
      return [window.name, plan]
    }),
  )
}

/** Slots whose phases are remembered: every feature asks for the same, and a time zone takes long to read. */
const REMEMBERED_SLOTS = 4000

function rememberPhases(phase: CalendarPhase | undefined, timezone: string): HistoryPlan['phaseOf'] {
  if (phase === undefined) return () => undefined
  const known = new Map<number, number>()
  return (slotMs) => {
    const found = known.get(slotMs)
    if (found !== undefined) return found
    if (known.size >= REMEMBERED_SLOTS) known.clear()
    const number = phaseAt(phase, slotMs, timezone)
    known.set(slotMs, number)
    return number
  }
}

const PHASES = { 'hour-of-week': 'hour_of_week', 'hour-of-day': 'hour_of_day', 'day-of-week': 'weekday' } as const

function slotsOf(
  window: Window,
  match: keyof typeof PHASES,
): { readonly phase: CalendarPhase | undefined; readonly slot?: Window } {
  if (window.kind === 'duration') {
    const slot = match === 'day-of-week' ? DAY : HOUR
    const isShorter = window.durationMs <= (match === 'day-of-week' ? 24 : 1) * HOUR.durationMs
    return { phase: PHASES[match], ...(isShorter && { slot }) }
  }
  if (window.count !== 1) return { phase: undefined }
  if (window.unit === 'day') return { phase: 'weekday' }
  return { phase: window.unit === 'month' ? 'month' : undefined }
}

const PHASES_OF = { hour_of_week: 168, hour_of_day: 24, weekday: 7, month: 12 } as const

function capacityOf(
  window: Window,
  {
    phase,
    slots,
    rolling,
    slot,
  }: {
    readonly phase: CalendarPhase | undefined
    /** Of one phase; 0 where no seasonal reference asks for them. */
    readonly slots: number
    readonly rolling: MonitorSpec['references']['rolling']
    readonly slot: Window | undefined
  },
): number {
  const seasonal = slots === 0 ? 0 : (phase === undefined ? 1 : PHASES_OF[phase]) * (slots + 1) + 1
  const slotMs = windowLengthMs(slot ?? window, 'UTC')
  const ofRolling = rolling ? Math.ceil((rolling.spanMs + rolling.gapMs) / slotMs) + 1 : 0
  return Math.max(seasonal, ofRolling, BASELINE_WINDOWS)
}
