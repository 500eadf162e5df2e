import { windowAt } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import type { LearningSoFar } from './learning-progress.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * When the first window ends that can be judged by a baseline, if rows enough come: one window after the last it is
 * learned from.
 *
 * @param open the primary window that runs, ms.
 * @returns ms; undefined where another reference of the spec might judge before.
 */
export function earliestVerdictMs(
  { progress: { windows }, fromMs }: LearningSoFar,
  { spec, open }: { readonly spec: MonitorSpec; readonly open: { readonly startMs: number; readonly endMs: number } },
): number | undefined {
  const [window] = spec.windows
  if (!window || mayJudgeBefore(spec)) return undefined
  const endAfter = (timeMs: number): number => windowAt(window, timeMs, spec.timezone).endMs
  let lastMs = open.endMs
  for (let left = windows.needed - windows.have; left > 1; left -= 1) lastMs = endAfter(lastMs)
  const longEnoughMs = (fromMs ?? open.startMs) + spec.references.training.baseline.withinMs
  return endAfter(Math.max(lastMs, endAfter(longEnoughMs - 1)))
}

/** A season is a week at least, and asks for a few windows more. */
function mayJudgeBefore({ references: { training, seasonal, rolling, previousVersion } }: MonitorSpec): boolean {
  if (rolling !== undefined || previousVersion !== undefined) return true
  return seasonal !== undefined && (seasonal.match !== 'hour-of-week' || training.baseline.withinMs > WEEK_MS)
}
