import { closestName } from '@driftline/semconv'
import type { SegmentDimension } from '../config/model-config.ts'

/** A name among those of a row's segments that the spec does not declare, in words; undefined where there is none. */
export function undeclaredDimension(
  names: readonly string[],
  dimensions: readonly SegmentDimension[] | undefined,
): string | undefined {
  const declared = dimensions?.map(({ name }) => name)
  const unknown = declared && names.find((name) => !declared.includes(name))
  if (declared === undefined || unknown === undefined) return undefined
  const nearest = closestName(unknown, declared)
  const hint = nearest === undefined ? `; it declares ${declared.join(', ')}` : `; did you mean "${nearest}"?`
  return `its segments function names "${unknown.slice(0, 50)}", which its spec declares no dimension of${hint}`
}
