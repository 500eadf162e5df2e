import type { EvidenceKind, WindowStatistics } from '@driftline/health'
import { isRaised } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import { ML_DRIFT_KIND_VALUES } from '@driftline/semconv'
import type { ShownVerdict } from '@driftline/view'
import { windowSpan } from '../queries/window-span.ts'
import type { VerdictCell } from './verdict-cells.ts'

/** What is told of a verdict beside its state. */
export interface VerdictFacts {
  readonly model: string
  /** Name of the window length. */
  readonly window: string
  readonly detectable?: number | undefined
  readonly learning?: number | undefined
  readonly statistics?: WindowStatistics
}

/** A verdict as what is shown speaks of it; undefined where its state is not told. */
export function shownVerdict(cell: VerdictCell, facts: VerdictFacts): ShownVerdict | undefined {
  const { state, windowEndMs, sinceMs, lowerBound } = cell
  if (state === undefined) return undefined
  const { model, window, detectable, learning, statistics = {} } = facts
  const kind = kindOf(cell, state)
  return {
    model,
    window,
    version: cell.version,
    role: cell.role as MlDeploymentRole,
    segment: cell.segment,
    feature: cell.feature,
    reference: cell.reference,
    headline: true,
    start: windowEndMs - windowSpan(window).shortestMs,
    end: windowEndMs,
    state,
    severity: cell.severity ?? 0,
    statistics,
    ...(kind !== undefined && { kind }),
    ...(lowerBound !== undefined && { lowerBound }),
    ...(sinceMs !== undefined && { since: sinceMs }),
    ...(detectable !== undefined && { detectable }),
    ...(learning !== undefined && { learning }),
  }
}

/** None where nothing is raised; not known where something is and it is not told what. */
function kindOf({ kind }: VerdictCell, state: ShownVerdict['state']): EvidenceKind | null | undefined {
  const known = ML_DRIFT_KIND_VALUES.find((value) => value === kind)
  return known ?? (isRaised({ state }) ? undefined : null)
}
