import { acceptanceHandlers } from './acceptance-handlers.ts'
import { chooseExpositionFormat } from './export/exposition-format.ts'
import { renderPrometheus } from './export/render-prometheus.ts'
import type { JournalEntry } from './journal-entry.ts'
import { createAttributeInterner } from './otlp/attribute-interner.ts'
import { decodeMetrics } from './otlp/decode-metrics.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { ProcessorCore } from './processor-core.ts'
import type { ReceiverHandlers } from './receiver/handlers.ts'
import type { PartialSuccess } from './receiver/otlp-response.ts'
import { WorkQueue } from './work-queue.ts'

const HTML = 'text/html; charset=utf-8'

/** What the receiver asks of a processor. */
export function receiverHandlers(core: ProcessorCore): ReceiverHandlers {
  const interner = createAttributeInterner()
  const decoding = new WorkQueue(core.slicing.monotonicMs)
  return {
    metrics: async (body, encoding, hold) => {
      // One after the other and in slices: a long request holds up those behind it, never the scrape or the health page.
      const points = await decoding.add(() => decoding.slice(decodeMetrics(body, encoding, { interner, hold })))
      return acceptRequest(core, { body, encoding }, points)
    },
    scrape: (accepted) => {
      const { openMetrics, contentType } = chooseExpositionFormat(accepted)
      return { contentType, body: renderPrometheus(core.outputs(), { openMetrics }) }
    },
    health: () => ({
      ready: core.isReady,
      details: {
        streams: core.processor.registry.admission.streams,
        requests: core.telemetry.requests(),
        ...(!core.isReady && { problem: 'the state cannot be written; see the log' }),
      },
    }),
    status: (wanted, model) => {
      const status = core.status(model)
      const render = core.options.renderStatus
      if (wanted === 'html' && render) return { contentType: HTML, body: render(status) }
      return { contentType: 'application/json', body: `${JSON.stringify(status)}\n` }
    },
    acceptances: acceptanceHandlers(core),
    onRequest: ({ status, reason }) => core.telemetry.answered(status, reason),
    onError: (error) => core.options.onProblem?.(error instanceof Error ? error.message : String(error)),
  }
}

/** Journals and counts one request; resolves once it is recoverable. */
async function acceptRequest(
  core: ProcessorCore,
  request: Pick<Extract<JournalEntry, { kind: 'request' }>, 'body' | 'encoding'>,
  points: readonly MetricPoint[],
): Promise<PartialSuccess> {
  const arrivalMs = core.options.now()
  const { rejected, message } = await core.accept({ kind: 'request', ...request, arrivalMs }, points)
  return { rejected, ...(message !== undefined && { message }) }
}
