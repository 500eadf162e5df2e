import { ATTR_ML_DEPLOYMENT_ROLE, ATTR_ML_MODEL_VERSION, ATTR_ML_WINDOW } from '@driftline/semconv'
import type { Attributes, Point } from './points.ts'
import type { WindowClock } from './window-clock.ts'

/** Rows of the last window of each version; 0 where they are not told. @param rows of one model, of everyone */
export function createRowsOf(rows: readonly Point[]): (clock: WindowClock) => number {
  return (clock) =>
    rows
      .filter(({ at }) => isOfWindow(at, clock))
      .reduce<Point | undefined>((last, point) => (last && last.timeMs >= point.timeMs ? last : point), undefined)
      ?.value ?? 0
}

/** Whether labels name the version, role and window length of a clock. */
export function isOfWindow(at: Attributes, { version, role, window }: WindowClock): boolean {
  return at[ATTR_ML_MODEL_VERSION] === version && at[ATTR_ML_DEPLOYMENT_ROLE] === role && at[ATTR_ML_WINDOW] === window
}
