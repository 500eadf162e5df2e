import { createAsk } from '../../ask/ask-data-source.ts'
import { recordAsk } from '../../ask/record-ask.ts'
import { askLabelValues } from '../../ask/ask-label-values.ts'
import type { Fleet } from '../../frames/fleet/load-fleet.ts'
import { loadFleet } from '../../frames/fleet/load-fleet.ts'
import { anyModelQuestion } from '../../queries/clock-queries.ts'
import { createNames } from '../../queries/names.ts'
import type { QuerySpec } from '../../queries/query-spec.ts'

/** The fleet, and the time it is shown as of. */
export interface ShownFleet extends Fleet {
  readonly viewMs: number
  /** All that was asked of it. */
  readonly asked: readonly QuerySpec[]
}

/** Reads the fleet as it stood at a time. @param uid of the data source */
export async function readFleet(uid: string, viewMs: number): Promise<ShownFleet> {
  const names = createNames()
  const { ask, asked } = recordAsk(createAsk(uid))
  const models = await askLabelValues(uid, anyModelQuestion(names)).catch(async (error: unknown) => {
    // Of a resource Grafana says only that it failed; of a query it says why.
    await ask([{ kind: 'instant', name: 'probe', expr: '1', timeMs: viewMs }])
    throw error
  })
  if (models.length === 0) return { rows: [], newestEndMs: undefined, viewMs, asked }
  return { ...(await loadFleet(names, { ask, models, viewMs })), viewMs, asked }
}
