import type { ModelScope } from '../../ask/load-model-scope.ts'
import { readBesideFacts } from '../../frames/beside-facts.ts'
import type { DriftHeatmap } from '../../frames/drift-heatmap.ts'
import { driftHeatmap } from '../../frames/drift-heatmap.ts'
import { headlineCells } from '../../frames/headline-cells.ts'
import type { ModelInfo } from '../../frames/model-info.ts'
import { readModelInfo } from '../../frames/model-info.ts'
import type { ModelRows } from '../../frames/model-rows.ts'
import { modelRows } from '../../frames/model-rows.ts'
import { createWindowReader } from '../../frames/window-points.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { driftQueries } from '../../queries/model-queries.ts'

/** All that the Drift page shows. */
export interface DriftShown extends ModelRows {
  readonly heatmap: DriftHeatmap
  readonly info: ModelInfo | undefined
}

/** Reads the verdicts of one version. */
export async function loadDrift({ ask, names }: PageAsk, { scope }: ModelScope): Promise<DriftShown> {
  const reader = createWindowReader(names, await ask(driftQueries(names, scope)), scope.plan)
  const heatmap = driftHeatmap(headlineCells(reader), reader.endsMs)
  const facts = {
    model: scope.model,
    window: scope.plan.window,
    newestMs: reader.endsMs.at(-1),
    beside: readBesideFacts(reader),
  }
  return { ...modelRows(heatmap.rows, facts), heatmap, info: readModelInfo(reader) }
}
