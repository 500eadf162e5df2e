import { isRaised } from '@driftline/health'

import type { ShownVerdict } from '../verdict/shown-verdict.ts'
import { headlineLines } from './headline-lines.ts'
import { compareRows } from './ranking.ts'

/** One feature's verdicts in one role, in a nutshell. */
export interface RankedFeature<V extends ShownVerdict = ShownVerdict> {
  readonly feature: string
  readonly segment: ShownVerdict['segment']
  /** The most recent verdict. */
  readonly latest: V
  /** The most severe verdict; the latest of equals. */
  readonly worst: V
  /** Windows in which it was raised. */
  readonly raisedCount: number
  readonly windowCount: number
}

/**
 * Features in the order of {@link compareRows}. Windows of the primary length and
 * headlines only.
 */
export function rankFeatures<V extends ShownVerdict>(lines: readonly V[]): readonly RankedFeature<V>[] {
  const window = lines[0]?.window
  const byFeature = new Map<string, V[]>()
  for (const line of headlineLines(lines)) {
    if (line.window !== window) continue
    const key = JSON.stringify([line.feature, line.segment, line.role])
    const known = byFeature.get(key)
    if (known) known.push(line)
    else byFeature.set(key, [line])
  }
  return [...byFeature.values()].map(summarise).sort(byNeed)
}

function summarise<V extends ShownVerdict>(lines: readonly V[]): RankedFeature<V> {
  const latest = lines.at(-1)!
  return {
    feature: latest.feature,
    segment: latest.segment,
    latest,
    worst: lines.reduce((worst, line) => (line.severity >= worst.severity ? line : worst), latest),
    raisedCount: lines.filter(isRaised).length,
    windowCount: lines.length,
  }
}

function byNeed(a: RankedFeature, b: RankedFeature): number {
  return compareRows({ ...a, name: a.feature }, { ...b, name: b.feature })
}
