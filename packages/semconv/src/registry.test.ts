import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRegistry } from '../scripts/registry.ts'
import { renderAttributes, renderEvents, renderIndex, renderMetrics, renderTelemetryPage } from '../scripts/render.ts'
import { sentConstants, usedConstants } from '../scripts/sent-names.ts'
import { metricDefinitions } from './index.ts'

const folder = new URL('../model/', import.meta.url)
const registry = readRegistry(folder)
const sent = sentConstants(registry, new URL('../../', import.meta.url))
const committed = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

describe('the registry', () => {
  test('names follow the OpenTelemetry naming rules', () => {
    for (const { name } of [...registry.attributes, ...registry.metrics, ...registry.events])
      expect(name).toMatch(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/)
  })

  test('every entry has a brief that is a sentence', () => {
    for (const { brief, name } of [...registry.attributes, ...registry.metrics, ...registry.events])
      expect(brief, name).toMatch(/^[A-Z0-9].*\.$|^[A-Z0-9].*; opt-in\.$/)
  })

  test('what was generated is what is committed', () => {
    expect(committed('./generated/attributes.ts')).toBe(renderAttributes(registry))
    expect(committed('./generated/metrics.ts')).toBe(renderMetrics(registry))
    expect(committed('./generated/events.ts')).toBe(renderEvents(registry))
    expect(committed('./index.ts')).toBe(renderIndex(registry))
    expect(committed('../../../docs/reference/telemetry.md')).toBe(renderTelemetryPage(registry, sent))
  })

  test('outputs share no prefix with inputs, so that nothing can loop', () => {
    const prefix = (name: string) => name.split('.').slice(0, 2).join('.')
    const inputs = new Set(registry.metrics.filter(({ family }) => family === 'input').map(({ name }) => prefix(name)))
    expect([...inputs].sort()).toEqual(['ml.feature', 'ml.inference', 'ml.outcome', 'ml.prediction'])
    const outputs = registry.metrics.filter(({ family, name }) => family === 'output' && name !== 'ml.feature.info')
    for (const { name } of outputs) expect(inputs).not.toContain(prefix(name))
  })

  test('every metric of the registry is exported with its definition', () => {
    expect(Object.keys(metricDefinitions)).toEqual(registry.metrics.map(({ name }) => name))
  })

  test('one setting renames everything on the wire and no constant', () => {
    const renamed = readRegistry(folder, 'acme.ml')
    expect(renamed.metrics.map(({ constant }) => constant)).toEqual(registry.metrics.map(({ constant }) => constant))
    const text = [renderAttributes(renamed), renderMetrics(renamed), renderEvents(renamed)].join('')
    expect(text).toContain("export const METRIC_ML_DRIFT_SCORE = 'acme.ml.drift.score'")
    expect(text).toContain('`acme.ml.segment.${dimension}`')
    expect(text).not.toMatch(/= ['`]ml\./)
  })
})

describe('what is marked as not emitted yet', () => {
  const page = committed('../../../docs/reference/telemetry.md')
  const markOf = (name: string) => page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? ''

  test('is nothing that a service was seen to send', () => {
    const lines = committed('../../../scripts/install/sent.txt').trim().split('\n')
    const seen = new Set(lines.map((line) => line.split(' ')[0]!))
    expect(seen.size).toBeGreaterThan(5)
    for (const name of seen) expect(markOf(name), name).toMatch(/^\| `(?!.*Not emitted yet)/)
  })

  test('is every metric, event and attribute that no sender uses', () => {
    for (const { name, constant } of [...registry.metrics, ...registry.events])
      expect(markOf(name).includes('**Not emitted yet.**'), name).toBe(!sent.has(constant))
    expect(markOf('ml.outcome.value')).toContain('**Not emitted yet.**')
    expect(markOf('ml.change.timestamp')).toContain('**Not emitted yet.**')
    expect(markOf('ml.drift.severity')).not.toContain('**Not emitted yet.**')
  })

  test('is a name that is only imported or spoken of', () => {
    const source =
      "import {\n  METRIC_A,\n} from '@driftline/semconv'\n/** Not METRIC_B. */\n// nor METRIC_C\nsend(METRIC_D)\n"
    expect(usedConstants(source)).toEqual(['METRIC_D'])
  })
})
