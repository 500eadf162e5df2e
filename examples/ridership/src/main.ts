import type { AddressInfo } from 'node:net'
import { instrumentModel } from '@driftline/instrumentation'
import { setup } from '@driftline/instrumentation/setup'
import { readSpec } from '@driftline/instrumentation/spec'
import { loadRidershipModel } from './model.ts'
import { createRidershipService } from './service.ts'
import { ridershipSpec } from './spec-file.ts'

const { HOST: host = '127.0.0.1', PORT: port = '8080', MODEL_VERSION: version = '1' } = process.env

// Without an OTEL_ variable nobody listens, and the wrapped model costs nothing.
const isTelemetryWanted = Object.keys(process.env).some((name) => name.startsWith('OTEL_'))
const telemetry = isTelemetryWanted
  ? await setup({ serviceName: process.env['OTEL_SERVICE_NAME'] ?? 'ridership' })
  : undefined

const model = await loadRidershipModel(version)
const spec = readSpec(ridershipSpec)
const predict = instrumentModel(model.predict, { model: 'ridership', version: model.version, spec })

const server = createRidershipService({ version: model.version, predict })
server.on('error', (error) => {
  console.error(`Cannot listen on ${host}:${port}: ${error.message}. Choose another address with HOST and PORT.`)
  process.exitCode = 2
})
server.listen(Number(port), host, () => {
  const { address, port: taken } = server.address() as AddressInfo
  console.log(`Ridership model ${model.version} answers on http://${address}:${taken}/predict`)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    // Requests under way are answered, then what they counted is sent.
    server.close(() => void telemetry?.shutdown())
    server.closeIdleConnections()
  })
