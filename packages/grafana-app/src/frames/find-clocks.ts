import { ATTR_ML_MODEL_NAME } from '@driftline/semconv'
import { LOOK_BACK_MS, clockBeforeQuery, clockQuery } from '../queries/clock-queries.ts'
import type { Names } from '../queries/names.ts'
import type { QuerySpec } from '../queries/query-spec.ts'
import type { Where } from '../queries/selector.ts'
import type { Answers } from './series.ts'
import type { WindowClock } from './window-clock.ts'
import { readClocks } from './window-clock.ts'

/** How the data source is asked, and for what. */
export interface ClockSearch {
  readonly ask: (queries: readonly QuerySpec[]) => Promise<Answers>
  /** All models there ever were: values of a label, asked for without a time. */
  readonly models: readonly string[]
  readonly viewMs: number
}

/** The last window of every version of every model, in at most two queries: only what is not told of now is looked back for. */
export async function findClocks(names: Names, { ask, models, viewMs }: ClockSearch): Promise<readonly WindowClock[]> {
  const now = await ask([clockQuery(names, { timeMs: viewMs })])
  const told = new Set(readClocks(names, now).map(({ model }) => model))
  const missing = models.filter((model) => !told.has(model))
  if (missing.length === 0) return readClocks(names, now)
  const where: Where = told.size > 0 ? { [ATTR_ML_MODEL_NAME]: missing } : {}
  const before = await ask([clockBeforeQuery(names, { timeMs: viewMs, where, lookBackMs: LOOK_BACK_MS })])
  return readClocks(names, new Map([...now, ...before]))
}
