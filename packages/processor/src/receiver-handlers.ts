import { chooseExpositionFormat } from './export/exposition-format.ts'
import { renderPrometheus } from './export/render-prometheus.ts'
import type { ProcessorCore } from './processor-core.ts'
import { createAttributeInterner } from './otlp/attribute-interner.ts'
import type { DecodeOptions } from './otlp/decode-metrics.ts'
import { decodeMetrics } from './otlp/decode-metrics.ts'
import type { ReceiverHandlers } from './receiver/handlers.ts'
import type { OtlpEncoding, PartialSuccess } from './receiver/otlp-response.ts'
import { sliceWork } from './work.ts'

/** What the receiver asks of a processor. */
export function receiverHandlers(core: ProcessorCore): ReceiverHandlers {
  const interner = createAttributeInterner()
  return {
    metrics: (body, encoding, hold) => acceptRequest(core, { body, encoding }, { interner, hold }),
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
async function acceptRequest(
  core: ProcessorCore,
  request: { readonly body: Uint8Array; readonly encoding: OtlpEncoding },
  options: DecodeOptions,
): Promise<PartialSuccess> {
  const points = await sliceWork(decodeMetrics(request.body, request.encoding, options), core.slicing)
  const arrivalMs = core.options.now()
  const { rejected, message } = await core.accept({ kind: 'request', ...request, arrivalMs }, points)
  return { rejected, ...(message !== undefined && { message }) }
}
