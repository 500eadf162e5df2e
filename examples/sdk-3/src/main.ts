import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { createService } from './service.ts'
import { startTelemetry } from './telemetry.ts'

const PORT = 8080

const telemetry = startTelemetry({ exporter: new OTLPMetricExporter() })
const server = createService().listen(Number(process.env['PORT'] ?? PORT))
process.once('SIGTERM', () => {
  server.close(() => void telemetry.shutdown())
})
