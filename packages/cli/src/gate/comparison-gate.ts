import { basename } from 'node:path'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { FileComparison } from '../file-comparison.ts'
import { isBreaking } from '../schema/schema-change.ts'
import type { GateInput } from './gate-case.ts'
import { STANDARD_INPUT, STANDARD_STREAM } from '../standard-input.ts'
import { schemaSuite } from './schema-suite.ts'
import { verdictCases } from './verdict-cases.ts'

/** What a gate decides on after a comparison of two files. @param current path of the file in question. */
export function comparisonGate(comparison: FileComparison, spec: MonitorSpec, current: string): GateInput {
  const { model, profileId, schema, features } = comparison
  const broken = new Set(schema.filter(isBreaking).map(({ feature }) => feature))
  const cases = Object.entries(features)
    .filter(([feature]) => !broken.has(feature))
    .flatMap(([feature, { verdict }]) => verdictCases({ segment: ML_SEGMENT_NAME_VALUE_ALL, feature }, verdict))
  const window = current === STANDARD_STREAM ? STANDARD_INPUT : basename(current)
  const compared = { name: `${model} · ${window}`, window, className: `${model} · compared`, cases }
  return { model, profileId, timezone: spec.timezone, suites: [...schemaSuite(comparison), compared] }
}
