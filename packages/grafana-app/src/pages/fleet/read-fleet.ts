import { createAsk } from '../../ask/ask-data-source.ts'
import { askLabelValues } from '../../ask/ask-label-values.ts'
import type { Fleet } from '../../frames/fleet/load-fleet.ts'
import { loadFleet } from '../../frames/fleet/load-fleet.ts'
import { anyModelQuestion } from '../../queries/clock-queries.ts'
import { createNames } from '../../queries/names.ts'

/** The fleet, and the time it is shown as of. */
export interface ShownFleet extends Fleet {
  readonly viewMs: number
}

/** Reads the fleet as it stood at a time. @param uid of the data source */
export async function readFleet(uid: string, viewMs: number): Promise<ShownFleet> {
  const names = createNames()
  const ask = createAsk(uid)
  const models = await askLabelValues(uid, anyModelQuestion(names)).catch(async (error: unknown) => {
    // Of a resource Grafana says only that it failed; of a query it says why.
    await ask([{ kind: 'instant', name: 'probe', expr: '1', timeMs: viewMs }])
    throw error
  })
  if (models.length === 0) return { rows: [], newestEndMs: undefined, viewMs }
  return { ...(await loadFleet(names, { ask, models, viewMs })), viewMs }
}
