import { expect, test } from 'vitest'
import { traceQuery } from './trace-query.ts'

const scope = { environment: 'production', model: 'fares', version: '2', role: 'live' }

test('finds the spans of a version, and of a segment of it', () => {
  const own = `resource.deployment.environment.name = "production" && span.ml.model.name = "fares" && span.ml.model.version = "2" && span.ml.deployment.role = "live"`
  expect(traceQuery(scope)).toBe(`{ ${own} }`)
  expect(traceQuery(scope, { name: 'all', value: 'all' })).toBe(`{ ${own} }`)
  expect(traceQuery(scope, { name: 'region', value: 'eu' })).toBe(`{ ${own} && span.ml.segment.region = "eu" }`)
})

test('asks for no environment where services name none', () => {
  expect(traceQuery({ environment: 'default', model: 'fares' })).toBe('{ span.ml.model.name = "fares" }')
})

test('keeps hostile names inside their quotes', () => {
  const query = traceQuery({ environment: 'default', model: 'a" || true || "\\' }, { name: 'x y', value: '"}' })
  expect(query).toBe(String.raw`{ span.ml.model.name = "a\" || true || \"\\" && span."ml.segment.x y" = "\"}" }`)
})
