import { findClocks } from '../frames/find-clocks.ts'
import type { SetupFacts } from '../frames/setup/setup-facts.ts'
import { readSetup } from '../frames/setup/setup-facts.ts'
import type { NameSettings } from '../queries/names.ts'
import { createNames } from '../queries/names.ts'
import { prefixesIn, RENAMED_QUESTION, setupQuery } from '../queries/setup-queries.ts'
import { createAsk } from './ask-data-source.ts'
import { askLabels, askLabelValues } from './ask-label-values.ts'
import { askModels } from './ask-models.ts'

/** What a data source holds now. @param uid of it @throws DataSourceError where it does not answer */
export async function askSetup(uid: string, settings: NameSettings): Promise<SetupFacts> {
  const names = createNames(settings)
  const ask = createAsk(uid)
  const nowMs = Date.now()
  const judged = await askModels(uid, names)
  const said = readSetup(names, await ask([setupQuery(names, nowMs)]))
  const isFound = judged.length > 0 || said.processors.length > 0
  const [clocks, renamed] = await Promise.all([
    judged.length > 0 ? findClocks(names, { ask, models: judged, viewMs: nowMs }) : [],
    isFound ? undefined : askPrefixes(uid),
  ])
  return { ...said, judged, clocks, renamed, nowMs }
}

async function askPrefixes(uid: string): Promise<SetupFacts['renamed']> {
  const metrics = await askLabelValues(uid, RENAMED_QUESTION)
  return metrics.length === 0 ? undefined : prefixesIn(metrics, await askLabels(uid, RENAMED_QUESTION.match))
}
