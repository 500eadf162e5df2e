import { createAsk } from '../../ask/ask-data-source.ts'
import { askModels } from '../../ask/ask-models.ts'
import { recordAsk } from '../../ask/record-ask.ts'
import { findClocks } from '../../frames/find-clocks.ts'
import type { Fleet } from '../../frames/fleet/load-fleet.ts'
import { loadFleet } from '../../frames/fleet/load-fleet.ts'
import { createNames } from '../../queries/names.ts'
import type { QuerySpec } from '../../queries/query-spec.ts'
import type { AppSettings } from '../../settings/app-settings.ts'

/** The fleet, and the time it is shown as of. */
export interface ShownFleet extends Fleet {
  readonly viewMs: number
  /** All that was asked of it. */
  readonly asked: readonly QuerySpec[]
}

/** Reads the fleet as it stood at a time; where none was judged by then, at least when one was. @param uid of the data source */
export async function readFleet(uid: string, viewMs: number, settings: AppSettings): Promise<ShownFleet> {
  const names = createNames(settings)
  const { ask, asked } = recordAsk(createAsk(uid))
  const models = await askModels(uid, names)
  if (models.length === 0) return { rows: [], newestEndMs: undefined, viewMs, asked }
  const fleet = await loadFleet(names, { ask, models, viewMs }, settings.window)
  if (fleet.rows.length > 0) return { ...fleet, viewMs, asked }
  const ends = (await findClocks(names, { ask, models, viewMs: Date.now() })).map(({ endMs }) => endMs)
  return { rows: [], newestEndMs: ends.length === 0 ? undefined : Math.max(...ends), viewMs, asked }
}
