import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'

import type { ShownVerdict } from './shown-verdict.ts'

/** What a segment is called, as it is asked for too: `everyone`, `region=west`. */
export function segmentName({ name, value }: ShownVerdict['segment']): string {
  return name === ML_SEGMENT_NAME_VALUE_ALL ? 'everyone' : `${name}=${value}`
}
