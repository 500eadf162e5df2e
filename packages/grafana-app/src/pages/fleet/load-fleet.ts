import type { Ask } from '../../ask/ask-data-source.ts'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'
import { fleetRows } from '../../frames/fleet/fleet-rows.ts'
import { readClocks } from '../../frames/window-clock.ts'
import { clockBeforeQuery, clockQuery, LOOK_BACK_MS } from '../../queries/clock-queries.ts'
import { fleetQueries } from '../../queries/fleet-queries.ts'
import type { Names } from '../../queries/names.ts'

/** How the fleet stands at a time. */
export interface Fleet {
  readonly rows: readonly FleetRow[]
  readonly viewMs: number
}

/** Reads the fleet: first which windows ended, then what is said of the last ones. */
export async function loadFleet(ask: Ask, names: Names, viewMs: number): Promise<Fleet> {
  const now = clockQuery(names, { timeMs: viewMs })
  const before = clockBeforeQuery(names, { timeMs: viewMs, lookBackMs: LOOK_BACK_MS })
  const clocks = readClocks(names, await ask([now, before]))
  if (clocks.length === 0) return { rows: [], viewMs }
  const answers = await ask(fleetQueries(names, clocks, viewMs))
  return { rows: fleetRows(names, { clocks, answers, viewMs }), viewMs }
}
