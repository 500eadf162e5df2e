import { anyModelQuestion } from '../queries/clock-queries.ts'
import type { Names } from '../queries/names.ts'
import { createAsk } from './ask-data-source.ts'
import { askLabelValues } from './ask-label-values.ts'
import { DataSourceError } from './data-source-error.ts'

/** All models there ever were, whatever the time. @param uid of the data source @throws DataSourceError where it does not answer */
export async function askModels(uid: string, names: Names): Promise<readonly string[]> {
  return askLabelValues(uid, anyModelQuestion(names)).catch(async (error: unknown) => {
    if (error instanceof DataSourceError && error.kind !== 'failed') throw error
    // Of a resource Grafana says only that it failed; of a query it says why.
    await createAsk(uid)([{ kind: 'instant', name: 'probe', expr: '1', timeMs: Date.now() }])
    throw error
  })
}
