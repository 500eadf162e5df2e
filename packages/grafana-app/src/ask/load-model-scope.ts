import { METRIC_ML_WINDOW_ROWS } from '@driftline/semconv'
import type { Choices } from '../app/choices.ts'
import { readModelInfo } from '../frames/model-info.ts'
import { createRowsOf } from '../frames/last-rows.ts'
import { readPoints } from '../frames/points.ts'
import { shownClock } from '../frames/shown-clock.ts'
import type { WindowClock } from '../frames/window-clock.ts'
import { readClocks, readToldTimes } from '../frames/window-clock.ts'
import { createWindowReader } from '../frames/window-points.ts'
import { clockBeforeQuery, clockQuery, LOOK_BACK_MS, toldQuery } from '../queries/clock-queries.ts'
import { chooseVersionQueries, MODEL } from '../queries/model-queries.ts'
import type { Names } from '../queries/names.ts'
import type { PageScope } from '../queries/page-scope.ts'
import { whereModel } from '../queries/page-scope.ts'
import { timePlan } from '../queries/time-plan.ts'
import { windowSpan } from '../queries/window-span.ts'
import type { AppSettings } from '../settings/app-settings.ts'
import type { Ask } from './ask-data-source.ts'

/** Most windows that a page shows over time: what a screen has columns for. */
const MOST_WINDOWS = 500

/** What is asked for, before it is known which windows there are. */
export interface WantedModel {
  readonly environment: string
  readonly model: string
  readonly choices: Choices
  readonly fromMs: number
  readonly viewMs: number
  /** What holds where nothing was chosen. */
  readonly settings: Pick<AppSettings, 'windowCount' | 'window'>
}

/** The version and windows that a page shows. */
export interface ModelScope {
  readonly scope: PageScope & { readonly version: string; readonly role: string }
  readonly clock: WindowClock
  /** Of all versions and window lengths. */
  readonly clocks: readonly WindowClock[]
}

/** Finds what to show of a model; undefined where nothing of it is known up to that time. */
export async function loadModelScope(ask: Ask, names: Names, wanted: WantedModel): Promise<ModelScope | undefined> {
  const { viewMs } = wanted
  const where = whereModel(wanted)
  const now = clockQuery(names, { timeMs: viewMs, where })
  const before = clockBeforeQuery(names, { timeMs: viewMs, where, lookBackMs: LOOK_BACK_MS })
  const clocks = readClocks(names, await ask([now, before]))
  const toldMs = await findToldTimes(ask, names, { wanted, clocks })
  const planned = (clock: WindowClock): ModelScope['scope'] => scopeOf(wanted, clock, toldMs(clock))
  const clock = await chooseClock(ask, names, { wanted, clocks, planned })
  return clock && { scope: planned(clock), clock, clocks }
}

interface Found {
  readonly wanted: WantedModel
  readonly clocks: readonly WindowClock[]
}

/** The time at which each version is looked at: what has ended as it was when it was told last. */
async function findToldTimes(ask: Ask, names: Names, { wanted, clocks }: Found): Promise<(own: WindowClock) => number> {
  const { viewMs } = wanted
  const ended = clocks.filter(({ repeats, isTold }) => repeats && !isTold)
  if (ended.length === 0) return () => viewMs
  const windows = ended.map(({ window, endMs }) => ({ window, endMs }))
  const query = toldQuery(names, { timeMs: viewMs, where: whereModel(wanted), ended: windows })
  const toldTimeOf = readToldTimes(names, await ask([query]))
  return (clock) => (ended.includes(clock) ? (toldTimeOf(clock) ?? clock.endMs) : viewMs)
}

/** Asks which window is the primary one and which version has most rows, where that decides. */
async function chooseClock(
  ask: Ask,
  names: Names,
  { wanted, clocks, planned }: Found & { readonly planned: (clock: WindowClock) => ModelScope['scope'] },
): Promise<WindowClock | undefined> {
  const choice = { wanted: wanted.choices, windows: [wanted.settings.window], rowsOf: () => 0 }
  const first = shownClock(clocks, choice)
  if (first === undefined || clocks.length === 1) return first
  const { plan } = planned(first)
  const answers = await ask(chooseVersionQueries(names, { ...wanted, plan }))
  const primary = readModelInfo(createWindowReader(names, answers, plan))?.window
  const rows = readPoints(names, METRIC_ML_WINDOW_ROWS, answers.get(MODEL.rows) ?? [])
  return shownClock(clocks, { ...choice, windows: [...choice.windows, primary], rowsOf: createRowsOf(rows) })
}

function scopeOf(
  { environment, model, fromMs, settings }: WantedModel,
  clock: WindowClock,
  viewMs: number,
): ModelScope['scope'] {
  const { version, role, endMs, window } = clock
  const picked = Math.ceil((endMs - fromMs) / windowSpan(window).shortestMs)
  const windowCount = Math.min(MOST_WINDOWS, Math.max(settings.windowCount, picked))
  return { environment, model, version, role, plan: timePlan(clock, viewMs, { windowCount }) }
}
