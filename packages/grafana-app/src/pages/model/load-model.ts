import { compareRoles } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import { METRIC_ML_WINDOW_ROWS } from '@driftline/semconv'
import type { PageView } from '../../app/use-page-view.ts'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import type { Outcome } from '../../ask/outcome.ts'
import { outcomeOf } from '../../ask/outcome.ts'
import type { ModelAlert } from '../../frames/alerts.ts'
import { readBesideFacts } from '../../frames/beside-facts.ts'
import { readBudgets } from '../../frames/budgets.ts'
import type { BurningBudget } from '../../frames/burn.ts'
import { burningBudgets } from '../../frames/burn.ts'
import type { ModelChange } from '../../frames/changes.ts'
import { readChanges } from '../../frames/changes.ts'
import { driftHeatmap } from '../../frames/drift-heatmap.ts'
import type { FeatureHistory } from '../../frames/feature-history.ts'
import { headlineCells } from '../../frames/headline-cells.ts'
import type { ModelInfo } from '../../frames/model-info.ts'
import { readModelInfo } from '../../frames/model-info.ts'
import type { ModelRows } from '../../frames/model-rows.ts'
import { modelRows } from '../../frames/model-rows.ts'
import { scoreHistory } from '../../frames/score-history.ts'
import { readDimensions } from '../../frames/segment-dimensions.ts'
import type { StandingSegment } from '../../frames/standing-segments.ts'
import { standingSegments } from '../../frames/standing-segments.ts'
import type { RowsOfWindow, StatesOfWindow } from '../../frames/state-history.ts'
import { rowHistory, stateHistory } from '../../frames/state-history.ts'
import type { TimeEvent } from '../../frames/time-events.ts'
import { versionEvents } from '../../frames/version-events.ts'
import type { VersionBeside } from '../../frames/versions-beside.ts'
import { versionsBeside } from '../../frames/versions-beside.ts'
import type { WindowClock } from '../../frames/window-clock.ts'
import type { WindowReader } from '../../frames/window-points.ts'
import { createWindowReader } from '../../frames/window-points.ts'
import type { PageAsk } from '../../look/LoadedPage.tsx'
import { MODEL, modelQueries } from '../../queries/model-queries.ts'
import { versionsQueries } from '../../queries/version-queries.ts'
import { DIMENSIONS } from '../../queries/dimensions-query.ts'
import { loadAlerts } from './load-alerts.ts'
import type { ServiceShown } from './load-service.ts'
import { loadService } from './load-service.ts'

/** All that the Model page shows. */
export interface ModelShown extends ModelRows {
  /** Ends of the windows shown, the oldest first. */
  readonly endsMs: readonly number[]
  readonly info: ModelInfo | undefined
  readonly states: readonly StatesOfWindow[]
  readonly rows: readonly RowsOfWindow[]
  readonly score: Pick<FeatureHistory, 'values'>
  readonly budgets: readonly BurningBudget[]
  readonly segments: readonly StandingSegment[]
  /** Names of what rows are counted by, besides everyone. */
  readonly dimensions: readonly string[]
  /** Of the same window length, what is live first. */
  readonly versions: readonly VersionBeside[]
  readonly changes: readonly ModelChange[]
  /** What is marked on everything over time. */
  readonly events: readonly TimeEvent[]
  readonly service: Promise<Outcome<ServiceShown>>
  readonly alerts: Promise<Outcome<readonly ModelAlert[]>>
}

/** Reads one version of a model; does not wait for what its services and alerts say. @param range of time that was picked */
export async function loadModel(asking: PageAsk, found: ModelScope, range: PageView['range']): Promise<ModelShown> {
  const { ask, names } = asking
  const { scope, clock, clocks } = found
  const { environment, model, plan } = scope
  const times = { fromMs: range.fromMs + plan.viewMs - range.toMs, toMs: plan.viewMs }
  const service = outcomeOf(loadService(asking, { environment, model, ...times }))
  const alerts = outcomeOf(loadAlerts(asking, { environment, model, timeMs: range.toMs }))
  const [answers, beside] = await Promise.all([ask(modelQueries(names, scope)), ask(versionsQueries(names, scope))])
  const reader = createWindowReader(names, answers, plan)
  const versions = createWindowReader(names, beside, plan)
  const info = readModelInfo(reader)
  const changes = readChanges(reader)
  const ofWindow = clocks.filter(({ window }) => window === clock.window).toSorted(byRole)
  return {
    ...newestRows(reader, found),
    endsMs: reader.endsMs,
    info,
    states: stateHistory(reader),
    rows: rowHistory(reader),
    score: scoreHistory(reader),
    budgets: burningBudgets(readBudgets(names, answers, MODEL.budgets), readBudgets(names, answers, MODEL.burn)),
    segments: standingSegments(reader),
    dimensions: readDimensions(reader.read(DIMENSIONS, METRIC_ML_WINDOW_ROWS)),
    versions: versionsBeside(versions, ofWindow),
    changes,
    events: [...versionEvents(versions, clock.window), ...changes],
    service,
    alerts,
  }
}

function newestRows(reader: WindowReader, { scope }: ModelScope): ModelRows {
  const { rows } = driftHeatmap(headlineCells(reader), reader.endsMs)
  return modelRows(rows, {
    model: scope.model,
    window: scope.plan.window,
    newestMs: reader.endsMs.at(-1),
    beside: readBesideFacts(reader),
  })
}

function byRole(a: WindowClock, b: WindowClock): number {
  return compareRoles(a.role as MlDeploymentRole, b.role as MlDeploymentRole) || b.endMs - a.endMs
}
