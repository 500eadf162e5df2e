import { ML_DRIFT_STATE_VALUE_LEARNING, ML_FEATURE_NAME_VALUE_ALL, ML_REFERENCE_VALUES } from '@driftline/semconv'
import { groupBy } from './group-by.ts'
import type { VerdictCell } from './verdict-cells.ts'

const REFERENCES: readonly string[] = ML_REFERENCE_VALUES

/**
 * Of the verdicts of one feature in one window the one that counts: beside the primary reference, unless it is still
 * learned or has none of the feature; then beside the first that is past learning.
 *
 * @param primary the reference that the model's info names.
 */
export function headlineCells(cells: readonly VerdictCell[], primary: string): readonly VerdictCell[] {
  if (cells.every(({ reference }) => reference === cells[0]?.reference)) return cells
  const rankOf = ({ reference, state, feature }: VerdictCell): number => {
    const isLearned = feature === ML_FEATURE_NAME_VALUE_ALL || state !== ML_DRIFT_STATE_VALUE_LEARNING
    const place = reference === primary ? 0 : 1 + REFERENCES.indexOf(reference)
    return place + (isLearned ? 0 : REFERENCES.length + 1)
  }
  const groups = groupBy(cells, placeOf)
  return Array.from(groups.values(), (own) => own.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a)))
}

function placeOf({ version, role, segment, feature, windowEndMs }: VerdictCell): string {
  return JSON.stringify([version, role, segment.name, segment.value, feature, windowEndMs])
}
