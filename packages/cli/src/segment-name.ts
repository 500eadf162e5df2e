import type { VerdictLine } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'

/** What a segment is called, as it is asked for too: `everyone`, `region=west`. */
export function segmentName({ name, value }: VerdictLine['segment']): string {
  return name === ML_SEGMENT_NAME_VALUE_ALL ? 'everyone' : `${name}=${value}`
}
