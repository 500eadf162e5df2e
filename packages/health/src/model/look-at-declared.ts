import type { MonitorSpec } from '@driftline/spec'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import { declaredProblem } from '../evidence/schema.ts'
import type { FeatureQuality } from '../quality/quality-score.ts'
import { goodShare } from '../quality/quality-score.ts'

const FEATURES_PER_STEP = 50

/** What a window shows of the declared features together. */
export interface DeclaredFeatures {
  /** Those that are not as declared, by name. */
  readonly problems: readonly SchemaProblem[]
  readonly qualities: readonly FeatureQuality[]
}

/** Looks at every feature the spec declares, in steps. @param counted of everyone, by feature */
export function* lookAtDeclared(
  { features }: Pick<MonitorSpec, 'features'>,
  counted: Readonly<Record<string, FeatureCounts>>,
): Generator<undefined, DeclaredFeatures> {
  const problems: SchemaProblem[] = []
  const qualities: FeatureQuality[] = []
  for (const feature of Object.keys(features).sort()) {
    const declared = features[feature]!
    const counts = Object.hasOwn(counted, feature) ? counted[feature] : undefined
    const problem = declaredProblem(declared, counts)
    if (problem) problems.push({ feature, problem, share: 1 })
    const share = counts ? goodShare(declared, counts) : 0
    qualities.push({ share, isCritical: declared.critical, isLost: problem !== undefined })
    if (qualities.length % FEATURES_PER_STEP === 0) yield
  }
  return { problems, qualities }
}
