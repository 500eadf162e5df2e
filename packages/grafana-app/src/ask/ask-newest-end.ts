import { shownClock } from '../frames/shown-clock.ts'
import type { WantedClock } from '../frames/shown-clock.ts'
import { readClocks } from '../frames/window-clock.ts'
import { anyModelQuestion, clockBeforeQuery, LOOK_BACK_MS } from '../queries/clock-queries.ts'
import type { Names } from '../queries/names.ts'
import type { PageScope } from '../queries/page-scope.ts'
import { whereModel } from '../queries/page-scope.ts'
import { createAsk } from './ask-data-source.ts'
import { askLabelValues } from './ask-label-values.ts'

/** End of the newest window of a model, whatever time a page shows; undefined where there never was one. @param uid of the data source */
export async function askNewestEnd(
  uid: string,
  names: Names,
  wanted: Pick<PageScope, 'environment' | 'model'> & { readonly choices: WantedClock },
): Promise<number | undefined> {
  const where = whereModel(wanted)
  const models = await askLabelValues(uid, anyModelQuestion(names, where))
  if (models.length === 0) return undefined
  const query = clockBeforeQuery(names, { timeMs: Date.now(), where, lookBackMs: LOOK_BACK_MS })
  const clocks = readClocks(names, await createAsk(uid)([query]))
  return shownClock(clocks, { wanted: wanted.choices, windows: [], rowsOf: () => 0 })?.endMs
}
