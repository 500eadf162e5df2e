import { MINIMUM_ROWS } from '../verdict/read-window.ts'

const DAY_MS = 86_400_000
/** Silences of so long are remembered, and after a longer one nothing is known any more. */
const REMEMBERED_MS = 28 * DAY_MS
/** A model must have been seen for so long. */
const LEARNED_AFTER_MS = 14 * DAY_MS
/** No silence is too long below this. */
const LEAST_LIMIT_MS = 5 * 60_000
/** A silence is too long when it is longer than the longest one of its time by this factor. */
const LIMIT_FACTOR = 3

/** An hour, or a window where that is longer. */
export interface SilenceSlot {
  readonly startMs: number
  readonly rows: number
  /** How many windows began in it, with rows or without. */
  readonly windows: number
  /** The longest silence that touched it, ms. */
  readonly silenceMs: number
}

/** When rows came; plain JSON, bounded by four weeks of slots. */
export interface SilenceHistory {
  /** Start of the first window with rows, ms. */
  readonly fromMs: number
  /** End of the last window with rows, ms: the silence began then. */
  readonly heardMs: number
  /** Live versions that had rows last. */
  readonly versions: readonly string[]
  /** In order of time. */
  readonly slots: readonly SilenceSlot[]
  /** Of the present silence: the severity that was said last. */
  readonly saidSeverity: number
}

/** How windows of the shortest length and their slots lie in time. */
export interface SilenceClock {
  /** End of the window that begins at a time. */
  readonly endOf: (startMs: number) => number
  /** The slot of the window that begins at a time. */
  readonly slotOf: (startMs: number) => number
  /** Slots of one phase are alike. */
  readonly phaseOf: (slotMs: number) => number | undefined
}

/** A window with rows. */
export interface HeardWindow {
  readonly startMs: number
  readonly endMs: number
  readonly rows: number
  readonly versions: readonly string[]
}

/** The history with one more window that had rows, and the silence before it. Its versions may come one by one. */
export function hear(known: SilenceHistory | undefined, heard: HeardWindow, clock: SilenceClock): SilenceHistory {
  const history = known && heard.startMs - known.heardMs <= REMEMBERED_MS ? known : startHistory(heard)
  const { startMs, endMs, rows, versions } = heard
  const isSame = history.heardMs === endMs
  const slots = history.slots.slice()
  addSilence(slots, { fromMs: history.heardMs, untilMs: startMs }, clock)
  addTo(slots, clock.slotOf(startMs), { rows, windows: isSame ? 0 : 1, silenceMs: 0 })
  return {
    fromMs: history.fromMs,
    heardMs: Math.max(history.heardMs, endMs),
    versions: isSame ? [...new Set([...history.versions, ...versions])] : versions,
    slots: slots.filter((slot) => slot.startMs >= endMs - REMEMBERED_MS),
    saidSeverity: 0,
  }
}

function startHistory({ startMs, versions }: HeardWindow): SilenceHistory {
  return { fromMs: startMs, heardMs: startMs, versions, slots: [], saidSeverity: 0 }
}

function addSilence(
  slots: SilenceSlot[],
  { fromMs, untilMs }: Pick<Silence, 'fromMs' | 'untilMs'>,
  { slotOf, endOf }: SilenceClock,
): void {
  for (let startMs = fromMs; startMs < untilMs; startMs = endOf(startMs))
    addTo(slots, slotOf(startMs), { rows: 0, windows: 1, silenceMs: untilMs - fromMs })
}

function addTo(
  slots: SilenceSlot[],
  startMs: number,
  { rows, windows, silenceMs }: Omit<SilenceSlot, 'startMs'>,
): void {
  const place = slots.findLastIndex((slot) => slot.startMs < startMs) + 1
  const known = slots[place]?.startMs === startMs ? slots[place] : undefined
  slots.splice(place, known ? 1 : 0, {
    startMs,
    rows: (known?.rows ?? 0) + rows,
    windows: (known?.windows ?? 0) + windows,
    silenceMs: Math.max(known?.silenceMs ?? 0, silenceMs),
  })
}

/** A silence beside the longest one that is usual at its time. */
export interface Silence {
  readonly fromMs: number
  readonly untilMs: number
  /** The longest silence of the same phase in four weeks, ms; 0 where no window passed without rows. */
  readonly usualMs: number
  /** Longer is too long, ms. */
  readonly limitMs: number
}

/**
 * The silence up to a time, once the model has been seen for two weeks; undefined where rows came, or where so few were
 * to be expected meanwhile that there may be none by chance.
 */
export function silenceUntil(history: SilenceHistory, untilMs: number, clock: SilenceClock): Silence | undefined {
  const { fromMs, heardMs } = history
  if (untilMs <= heardMs || untilMs - fromMs < LEARNED_AFTER_MS) return undefined
  const byPhase = phasesOf(history, clock)
  const last = passedWindows(byPhase, { fromMs: heardMs, untilMs }, clock)
  if (last.expectedRows < MINIMUM_ROWS) return undefined
  const usualMs = byPhase.get(last.phase)?.silenceMs ?? 0
  return { fromMs: heardMs, untilMs, usualMs, limitMs: Math.max(LEAST_LIMIT_MS, LIMIT_FACTOR * usualMs) }
}

type PhaseFacts = Omit<SilenceSlot, 'startMs'>

function phasesOf({ slots }: SilenceHistory, { phaseOf }: SilenceClock): ReadonlyMap<number | undefined, PhaseFacts> {
  const byPhase = new Map<number | undefined, PhaseFacts>()
  for (const { startMs, rows, windows, silenceMs } of slots) {
    const known = byPhase.get(phaseOf(startMs)) ?? { rows: 0, windows: 0, silenceMs: 0 }
    byPhase.set(phaseOf(startMs), {
      rows: known.rows + rows,
      windows: known.windows + windows,
      silenceMs: Math.max(known.silenceMs, silenceMs),
    })
  }
  return byPhase
}

/** The phase of the last window of a silence, and the rows that all of its windows have on average. */
function passedWindows(
  byPhase: ReadonlyMap<number | undefined, PhaseFacts>,
  { fromMs, untilMs }: Pick<Silence, 'fromMs' | 'untilMs'>,
  { slotOf, endOf, phaseOf }: SilenceClock,
): { readonly expectedRows: number; readonly phase: number | undefined } {
  let expectedRows = 0
  let phase: number | undefined
  for (let startMs = fromMs; startMs < untilMs; startMs = endOf(startMs)) {
    phase = phaseOf(slotOf(startMs))
    const facts = byPhase.get(phase)
    if (facts && facts.windows > 0) expectedRows += facts.rows / facts.windows
  }
  return { expectedRows, phase }
}
