import { metricProducer } from '@driftline/instrumentation'
import { metrics, trace } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base'
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base'

export interface TelemetryOptions {
  readonly exporter: PushMetricExporter
  readonly spanProcessors?: SpanProcessor[]
}

export interface Telemetry {
  flush(): Promise<void>
  shutdown(): Promise<void>
}

/** The service's own OpenTelemetry SDK 2.x; `metricProducers` is all that is added for the models. */
export function startTelemetry({ exporter, spanProcessors = [] }: TelemetryOptions): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': 'bus-stop' })
  const reader = new PeriodicExportingMetricReader({ exporter, metricProducers: [metricProducer()] })
  const meterProvider = new MeterProvider({ resource, readers: [reader] })
  const tracerProvider = new BasicTracerProvider({ resource, spanProcessors })
  metrics.setGlobalMeterProvider(meterProvider)
  trace.setGlobalTracerProvider(tracerProvider)
  return {
    flush: () => reader.forceFlush(),
    shutdown: async () => {
      await Promise.all([meterProvider.shutdown(), tracerProvider.shutdown()])
    },
  }
}
