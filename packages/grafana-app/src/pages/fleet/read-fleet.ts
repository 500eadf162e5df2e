import { createAsk } from '../../ask/ask-data-source.ts'
import { askModels } from '../../ask/ask-models.ts'
import { findClocks } from '../../frames/find-clocks.ts'
import type { Fleet } from '../../frames/fleet/load-fleet.ts'
import { loadFleet } from '../../frames/fleet/load-fleet.ts'
import { createNames } from '../../queries/names.ts'
import type { AppSettings } from '../../settings/app-settings.ts'

/** The fleet, and the time it is shown as of. */
export interface ShownFleet extends Fleet {
  readonly viewMs: number
}

/** Reads the fleet as it stood at a time; where none was judged by then, at least when one was. @param uid of the data source */
export async function readFleet(uid: string, viewMs: number, settings: AppSettings): Promise<ShownFleet> {
  const names = createNames(settings)
  const ask = createAsk(uid)
  const models = await askModels(uid, names)
  if (models.length === 0) return { rows: [], newestEndMs: undefined, viewMs }
  const fleet = await loadFleet(names, { ask, models, viewMs }, settings.window)
  if (fleet.rows.length > 0) return { ...fleet, viewMs }
  const ends = (await findClocks(names, { ask, models, viewMs: Date.now() })).map(({ endMs }) => endMs)
  return { rows: [], newestEndMs: ends.length === 0 ? undefined : Math.max(...ends), viewMs }
}
