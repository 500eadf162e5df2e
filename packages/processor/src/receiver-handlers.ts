import { chooseExpositionFormat } from './export/exposition-format.ts'
import { renderPrometheus } from './export/render-prometheus.ts'
import type { ProcessorCore } from './processor-core.ts'
import { readRequest } from './read-request.ts'
import type { ReceiverHandlers } from './receiver/handlers.ts'
import type { OtlpEncoding, PartialSuccess } from './receiver/otlp-response.ts'

/** What the receiver asks of a processor. */
export function receiverHandlers(core: ProcessorCore): ReceiverHandlers {
  return {
    metrics: (body, encoding) => acceptRequest(core, body, encoding),
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
    onRequest: ({ status }) => core.telemetry.answered(status),
    onError: (error) => core.options.onProblem?.(error instanceof Error ? error.message : String(error)),
  }
}

/** Decodes, journals and counts one request; resolves once it is recoverable. */
async function acceptRequest(core: ProcessorCore, body: Uint8Array, encoding: OtlpEncoding): Promise<PartialSuccess> {
  const points = readRequest(body, encoding)
  const arrivalMs = core.options.now()
  const { rejected, message } = await core.accept({ kind: 'request', encoding, arrivalMs, body }, points)
  return { rejected, ...(message !== undefined && { message }) }
}
