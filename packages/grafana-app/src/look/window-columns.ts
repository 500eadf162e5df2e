import type { FeatureHistory } from '../frames/feature-history.ts'

/** Values of a history, one for each window; undefined where nothing is told. */
export function inWindows(
  history: Pick<FeatureHistory, 'values'> | undefined,
  endsMs: readonly number[],
): readonly (number | undefined)[] {
  const byEnd = new Map(history?.values.map(({ windowEndMs, value }) => [windowEndMs, value]))
  return endsMs.map((endMs) => byEnd.get(endMs))
}
