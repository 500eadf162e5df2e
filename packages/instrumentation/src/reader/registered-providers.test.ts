import '../require-conditions.testing.ts'
import { metrics, trace } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base'
import { afterEach, expect, test } from 'vitest'
import { registeredProviders } from './registered-providers.ts'

afterEach(() => {
  trace.disable()
  metrics.disable()
})

const resource = resourceFromAttributes({
  'service.name': 'shop',
  'cloud.region': new Promise<string>((resolve) => void setImmediate(() => resolve('north'))),
})

test('nothing is registered where nobody registered anything, also once a tracer was asked for', async () => {
  trace.getTracer('somebody').startSpan('nothing').end()
  expect(registeredProviders.isRegistered()).toBe(false)
  expect(await registeredProviders.resourceAttributes()).toEqual({})
  await registeredProviders.flushSpans()
})

test('a tracer provider is seen, with what its resource comes to', async () => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ resource }))
  expect(registeredProviders.isRegistered()).toBe(true)
  expect(await registeredProviders.resourceAttributes()).toEqual({ 'service.name': 'shop', 'cloud.region': 'north' })
})

test('a meter provider is seen, too', async () => {
  metrics.setGlobalMeterProvider(new MeterProvider({ resource }))
  expect(registeredProviders.isRegistered()).toBe(true)
  expect(await registeredProviders.resourceAttributes()).toMatchObject({ 'service.name': 'shop' })
})

test('a provider of somebody else is seen, though nothing of it can be read', async () => {
  const tracer = trace.getTracer('somebody')
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  expect(registeredProviders.isRegistered()).toBe(true)
  expect(await registeredProviders.resourceAttributes()).toEqual({})
  await registeredProviders.flushSpans()
})
