import type { MonitorSpec } from '@driftline/spec'
import type { Finding } from './finding.ts'
import { problem, warning } from './finding.ts'

/** Objectives whose events nobody counts, so that their alerts can never fire. */
export function checkMeasured({ slos, features }: MonitorSpec): readonly Finding[] {
  const declaresNone = Object.keys(features).length === 0
  return [
    ...(slos.missing && declaresNone
      ? [
          problem(
            ['slos', 'missing'],
            '"missing" counts the values of declared features, and the spec declares none: nothing measures this objective.',
            'Name under "features" those that must be there.',
          ),
        ]
      : []),
    ...(slos.freshness && declaresNone
      ? [
          warning(
            ['slos', 'freshness'],
            'The spec declares no features, so one call with all its values too old may already be enough bad events for an alert.',
            'Name the features under "features": the least number of bad events is multiplied by how many there are.',
          ),
        ]
      : []),
    ...(slos.quality
      ? [
          warning(
            ['slos', 'quality'],
            '"quality" is not counted yet: its series are absent, and its alerts are silent until outcomes are taken in.',
            'Keep it: the rules begin to work once its series are there.',
          ),
        ]
      : []),
  ]
}
