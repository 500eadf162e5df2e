import {
  ATTR_ML_DRIFT_METHOD,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
  METRIC_ML_DRIFT_DETECTABLE,
  METRIC_ML_DRIFT_LEARNING,
  METRIC_ML_DRIFT_SCORE,
  ML_DRIFT_METHOD_VALUE_PSI,
} from '@driftline/semconv'
import { VERDICT } from '../queries/verdict-queries.ts'
import type { VerdictCell } from './verdict-cells.ts'
import type { WindowPoint, WindowReader } from './window-points.ts'

/** What is told beside the newest verdict on a feature; undefined where it is not. */
export interface BesideFact {
  readonly psiDebiased: number | undefined
  readonly detectable: number | undefined
  /** Learned share, 0..1. */
  readonly learning: number | undefined
}

/** Finds what is told beside a verdict. */
export type BesideFacts = (cell: VerdictCell) => BesideFact

/** Reads how far each feature moved, how small a move would show, and how far it is learned. */
export function readBesideFacts(reader: WindowReader): BesideFacts {
  const isPsi = ({ at }: WindowPoint): boolean => at[ATTR_ML_DRIFT_METHOD] === ML_DRIFT_METHOD_VALUE_PSI
  const scores = byPlace(reader.read(VERDICT.score, METRIC_ML_DRIFT_SCORE).filter(isPsi))
  const detectables = byPlace(reader.read(VERDICT.detectable, METRIC_ML_DRIFT_DETECTABLE))
  const learned = byPlace(reader.read(VERDICT.learning, METRIC_ML_DRIFT_LEARNING))
  return ({ windowEndMs, feature, reference }) => {
    const key = placeKey(windowEndMs, feature, reference)
    return { psiDebiased: scores.get(key), detectable: detectables.get(key), learning: learned.get(key) }
  }
}

function byPlace(points: readonly WindowPoint[]): ReadonlyMap<string, number> {
  return new Map(
    points.map(({ at, windowEndMs, value }) => [
      placeKey(windowEndMs, at[ATTR_ML_FEATURE_NAME] ?? '', at[ATTR_ML_REFERENCE] ?? ''),
      value,
    ]),
  )
}

function placeKey(windowEndMs: number, feature: string, reference: string): string {
  return JSON.stringify([windowEndMs, feature, reference])
}
