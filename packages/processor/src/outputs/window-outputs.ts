import type { VerdictLine } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_SEGMENT_WITHHELD,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Work } from '../work.ts'
import { eachWork } from '../work.ts'
import type { Attributes, Gauge, OutputContext, PutGauge } from './line-attributes.ts'
import { gauge, headlineMark, isOfAll, isOfSilence, LINES_PER_STEP, modelOf, segmentOf } from './line-attributes.ts'

/** How many features are in each state, those whose reference is the headline apart. */
export function* countStates(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const counts = new Map<string, { readonly attributes: Attributes; count: number }>()
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isOfAll(line)) return
    const key = `${line.state} ${line.reference} ${line.headline === true} ${segmentKey(line)}`
    const known = counts.get(key)
    if (known) return void (known.count += 1)
    const attributes = {
      ...segmentOf(line, context),
      ...headlineMark(line),
      [ATTR_ML_REFERENCE]: line.reference,
      [ATTR_ML_DRIFT_STATE]: line.state,
    }
    counts.set(key, { attributes, count: 1 })
  })
  yield* eachWork(counts.values(), LINES_PER_STEP, ({ attributes, count }) =>
    put(gauge(METRIC_ML_DRIFT_FEATURES, attributes, count)),
  )
}

/** How many rows each window had: not those of windows before it that were merged with it. */
export function* windowRows(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const rows = new Map<string, { readonly attributes: Attributes; startMs: number; count: number }>()
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isOfSilence(line)) return
    const startMs = Date.parse(line.start)
    const known = rows.get(segmentKey(line))
    if (known && startMs < known.startMs) return
    const most = known?.startMs === startMs ? Math.max(known.count, line.count) : line.count
    rows.set(segmentKey(line), { attributes: segmentOf(line, context), startMs, count: most })
  })
  yield* eachWork(rows.values(), LINES_PER_STEP, ({ attributes, count }) =>
    put(gauge(METRIC_ML_WINDOW_ROWS, attributes, count)),
  )
}

/** How many segments of each dimension the windows tell nothing of. */
export function* withheldSegments(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    for (const [dimension, count] of Object.entries(line.withheld ?? {}))
      put(gauge(METRIC_ML_SEGMENT_WITHHELD, { ...modelOf(line, context), [ATTR_ML_SEGMENT_NAME]: dimension }, count))
  })
}

/** When the last windows ended. */
export function* windowEnds(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const last = new Map<string, VerdictLine>()
  yield* eachWork(
    lines,
    LINES_PER_STEP,
    (line) => void (isOfSilence(line) || last.set(JSON.stringify([line.version, line.role, line.window]), line)),
  )
  yield* eachWork(last.values(), LINES_PER_STEP, (line) =>
    put(windowEnd({ ...line, endMs: Date.parse(line.end) }, context)),
  )
}

function segmentKey({ version, role, window, segment }: VerdictLine): string {
  return JSON.stringify([version, role, window, segment.name, segment.value])
}

/** Whose window ended, and when. */
export interface EndedWindow extends Pick<VerdictLine, 'version' | 'role' | 'window'> {
  readonly endMs: number
}

/** When the last window of a version, role and length ended. */
export function windowEnd({ version, role, window, endMs }: EndedWindow, { environment, spec }: OutputContext): Gauge {
  const attributes = {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: spec.model.name,
    [ATTR_ML_MODEL_VERSION]: version,
    [ATTR_ML_DEPLOYMENT_ROLE]: role,
    [ATTR_ML_WINDOW]: window,
  }
  return gauge(METRIC_ML_WINDOW_END, attributes, endMs / 1000)
}
