import { durationText } from '@driftline/rules'
import type { QuerySpec } from '../../queries/query-spec.ts'

/** Queries as a person can ask them elsewhere: each below a comment that says when it was asked for. */
export function promqlText(specs: readonly QuerySpec[]): string {
  return specs.map((spec) => `# ${spec.name}, ${whenText(spec)}\n${spec.expr}`).join('\n\n')
}

function whenText(spec: QuerySpec): string {
  if (spec.kind === 'instant') return `at ${isoText(spec.timeMs)}`
  return `every ${durationText(spec.stepMs)} from ${isoText(spec.fromMs)} to ${isoText(spec.toMs)}`
}

function isoText(timeMs: number): string {
  return new Date(timeMs).toISOString()
}
