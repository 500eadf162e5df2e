import type { MonitorSpec } from '@driftline/spec'

/** Declared features that are judged: those that move with the calendar are not. 0 where the profile names them. */
export function judgedFeatures({ features }: MonitorSpec): number {
  return Object.values(features).filter(({ calendar }) => !calendar).length
}
