import { mkdirSync, writeFileSync } from 'node:fs'
import { readRegistry } from './registry.ts'
import { renderAttributes, renderEvents, renderIndex, renderMetrics, renderTelemetryPage } from './render.ts'
import { sentConstants } from './sent-names.ts'

const here = new URL('..', import.meta.url)
const registry = readRegistry(new URL('model/', here))

const files = {
  'src/generated/attributes.ts': renderAttributes(registry),
  'src/generated/metrics.ts': renderMetrics(registry),
  'src/generated/events.ts': renderEvents(registry),
  'src/index.ts': renderIndex(registry),
  '../../docs/reference/telemetry.md': renderTelemetryPage(registry, sentConstants(registry, new URL('../', here))),
}

for (const [path, text] of Object.entries(files)) {
  const file = new URL(path, here)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
