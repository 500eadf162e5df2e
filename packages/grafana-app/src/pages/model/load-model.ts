import type { ModelScope } from '../../ask/load-model-scope.ts'
import { readBesideFacts } from '../../frames/beside-facts.ts'
import { driftHeatmap } from '../../frames/drift-heatmap.ts'
import { headlineCells } from '../../frames/headline-cells.ts'
import type { ModelInfo } from '../../frames/model-info.ts'
import { readModelInfo } from '../../frames/model-info.ts'
import type { ModelRows } from '../../frames/model-rows.ts'
import { modelRows } from '../../frames/model-rows.ts'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { raisedSegments } from '../../frames/raised-segments.ts'
import type { RowsOfWindow, StatesOfWindow } from '../../frames/state-history.ts'
import { rowHistory, stateHistory } from '../../frames/state-history.ts'
import { verdictCells } from '../../frames/verdict-cells.ts'
import { createWindowReader } from '../../frames/window-points.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { modelQueries } from '../../queries/model-queries.ts'
import { SEGMENT_VERDICT } from '../../queries/segment-verdict-queries.ts'

/** All that the Model page shows. */
export interface ModelShown extends ModelRows {
  /** Ends of the windows shown, the oldest first. */
  readonly endsMs: readonly number[]
  readonly info: ModelInfo | undefined
  readonly states: readonly StatesOfWindow[]
  readonly rows: readonly RowsOfWindow[]
  /** The segments in which something is raised, the most severe first. */
  readonly segments: readonly RaisedSegment[]
}

/** Reads one version of a model. */
export async function loadModel({ ask, names }: PageAsk, { scope }: ModelScope): Promise<ModelShown> {
  const reader = createWindowReader(names, await ask(modelQueries(names, scope)), scope.plan)
  const info = readModelInfo(reader)
  const primary = info?.reference ?? ''
  const { rows } = driftHeatmap(headlineCells(verdictCells(reader), primary), reader.endsMs)
  const facts = {
    model: scope.model,
    window: scope.plan.window,
    newestMs: reader.endsMs.at(-1),
    beside: readBesideFacts(reader),
  }
  return {
    ...modelRows(rows, facts),
    endsMs: reader.endsMs,
    info,
    segments: raisedSegments(headlineCells(verdictCells(reader, SEGMENT_VERDICT), primary)),
    states: stateHistory(reader, primary),
    rows: rowHistory(reader),
  }
}
