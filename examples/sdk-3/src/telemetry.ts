import { metricProducer } from '@driftline/instrumentation'
import { metrics, trace } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'

export interface TelemetryOptions {
  readonly exporter: PushMetricExporter
  readonly spanProcessors?: SpanProcessor[]
}

export interface Telemetry {
  flush(): Promise<void>
  shutdown(): Promise<void>
}

/** The service's own OpenTelemetry SDK 3.x; `metricProducers` is all that is added for the models. */
export function startTelemetry({ exporter, spanProcessors = [] }: TelemetryOptions): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': 'bus-stop' })
  const reader = new PeriodicExportingMetricReader({ exporter, metricProducers: [metricProducer()] })
  const meterProvider = new MeterProvider({ resource, readers: [reader] })
  const tracerProvider = new TracerProvider({ resource, spanProcessors })
  metrics.setGlobalMeterProvider(meterProvider)
  trace.setGlobalTracerProvider(tracerProvider)
  return {
    flush: () => reader.forceFlush(),
    shutdown: async () => {
      await Promise.all([meterProvider.shutdown(), tracerProvider.shutdown()])
    },
  }
}
