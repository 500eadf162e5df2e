import type { Choices } from '../app/choices.ts'
import { modelClock } from '../frames/model-clock.ts'
import { readModelInfo } from '../frames/model-info.ts'
import type { WindowClock } from '../frames/window-clock.ts'
import { readClocks } from '../frames/window-clock.ts'
import { createWindowReader } from '../frames/window-points.ts'
import { clockBeforeQuery, clockQuery, LOOK_BACK_MS } from '../queries/clock-queries.ts'
import { modelInfoQueries } from '../queries/model-queries.ts'
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
  const first = modelClock(clocks, wanted.choices)
  if (first === undefined) return undefined
  const window = await primaryWindow(ask, names, { wanted, clocks, first })
  const clock = modelClock(clocks, { ...wanted.choices, window }) ?? first
  return { scope: scopeOf(wanted, clock), clock, clocks }
}

interface Known {
  readonly wanted: WantedModel
  readonly clocks: readonly WindowClock[]
  readonly first: WindowClock
}

/** What was chosen, the only one there is, what is set for everybody, or what the model's info names. */
async function primaryWindow(ask: Ask, names: Names, { wanted, clocks, first }: Known): Promise<string> {
  if (wanted.choices.window !== '') return wanted.choices.window
  if (new Set(clocks.map(({ window }) => window)).size === 1) return first.window
  const { window: set } = wanted.settings
  if (clocks.some(({ window }) => window === set)) return set
  const scope = scopeOf(wanted, first)
  const reader = createWindowReader(names, await ask(modelInfoQueries(names, scope)), scope.plan)
  return readModelInfo(reader)?.window ?? first.window
}

function scopeOf(
  { environment, model, fromMs, viewMs, settings }: WantedModel,
  clock: WindowClock,
): ModelScope['scope'] {
  const { version, role, endMs, window } = clock
  const picked = Math.ceil((endMs - fromMs) / windowSpan(window).shortestMs)
  const windowCount = Math.min(MOST_WINDOWS, Math.max(settings.windowCount, picked))
  return { environment, model, version, role, plan: timePlan(clock, viewMs, { windowCount }) }
}
