import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
  METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS,
  METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS_NEEDED,
  METRIC_DRIFTLINE_PROCESSOR_SENDERS,
  METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE,
  METRIC_DRIFTLINE_PROCESSOR_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Gauge } from '../outputs/line-attributes.ts'
import { gauge } from '../outputs/line-attributes.ts'
import type { OutputPoint } from '../export/output-point.ts'
import type { ModelStatus } from './model-status.ts'
import { modelStatus } from './model-status.ts'
import type { StatusSources } from './processor-status.ts'
import { statusContext } from './processor-status.ts'

const MS_PER_SECOND = 1000

/** What the status says of every model that is known, in figures. */
export function statusOutputs(sources: StatusSources): readonly OutputPoint[] {
  const context = statusContext(sources)
  return sources.registry
    .all()
    .flatMap((monitored) => statusGauges(modelStatus(monitored, context)))
    .map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs: sources.nowMs }))
}

/** What is not known is absent. */
function statusGauges(status: ModelStatus): readonly Gauge[] {
  const { model, environment, windows, senders, learning, deployments } = status
  const of = { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: model }
  const dueMs = verdictDueMs(status)
  return [
    gauge(METRIC_DRIFTLINE_PROCESSOR_SENDERS, of, senders.active),
    ...deployments.flatMap(({ version, role, rows }) =>
      rows === null
        ? []
        : [
            gauge(
              METRIC_DRIFTLINE_PROCESSOR_WINDOW_ROWS,
              {
                ...of,
                [ATTR_ML_MODEL_VERSION]: version,
                [ATTR_ML_DEPLOYMENT_ROLE]: role,
                [ATTR_ML_WINDOW]: windows[0] ?? '',
              },
              rows,
            ),
          ],
    ),
    ...(dueMs === undefined ? [] : [gauge(METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE, of, dueMs / MS_PER_SECOND)]),
    ...(learning
      ? [
          gauge(METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS, of, learning.rows.have),
          gauge(METRIC_DRIFTLINE_PROCESSOR_LEARNING_ROWS_NEEDED, of, learning.rows.needed),
        ]
      : []),
  ]
}

/** When the next verdict that is more than "learning" comes at the earliest, ms. */
function verdictDueMs({ waitsFor, next, learning }: ModelStatus): number | undefined {
  const due = waitsFor === 'reference' ? learning?.verdictAfter : next?.verdictAfter
  return due === null || due === undefined ? undefined : Date.parse(due)
}
