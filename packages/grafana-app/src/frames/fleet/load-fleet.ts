import { fleetQueries } from '../../queries/fleet-queries.ts'
import type { Names } from '../../queries/names.ts'
import type { ClockSearch } from '../find-clocks.ts'
import { findClocks } from '../find-clocks.ts'
import type { FleetRow } from './fleet-row.ts'
import { fleetRows } from './fleet-rows.ts'

/** What the Fleet page shows. */
export interface Fleet {
  readonly rows: readonly FleetRow[]
  /** End of the newest window of any model; undefined where there is none up to the time asked about. */
  readonly newestEndMs: number | undefined
}

/** Asks for the fleet as it stood at a time: at most eight queries. @param window length that is shown of models that have it */
export async function loadFleet(names: Names, search: ClockSearch, window = ''): Promise<Fleet> {
  const clocks = await findClocks(names, search)
  const answers = await search.ask(fleetQueries(names, clocks, search.viewMs))
  return {
    rows: fleetRows(names, { clocks, answers, viewMs: search.viewMs, window }),
    newestEndMs: clocks.length === 0 ? undefined : Math.max(...clocks.map(({ endMs }) => endMs)),
  }
}
