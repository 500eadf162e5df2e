import '../require-conditions.testing.ts'
import { diag } from '@opentelemetry/api'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as nodeIndex from '../index.ts'
import * as nodeSetup from '../setup.ts'
import * as nodeSpec from '../spec.ts'
import * as edgeIndex from './index.ts'
import * as edgeSetup from './setup.ts'
import * as edgeSpec from './spec.ts'

const ENTRIES = [
  ['index', edgeIndex, nodeIndex],
  ['setup', edgeSetup, nodeSetup],
  ['spec', edgeSpec, nodeSpec],
] as const

afterEach(() => diag.disable())

describe('in an edge or Workers runtime', () => {
  test.each(ENTRIES)('the entry %s exports the names that it has in Node', (_, edge, node) => {
    expect(Object.keys(edge).sort()).toEqual(Object.keys(node).sort())
  })

  test('a model runs as it is, and one warning says that nothing is counted', async () => {
    vi.resetModules()
    const warnings: string[] = []
    const quiet = (): void => {}
    diag.setLogger({
      error: quiet,
      warn: (text) => warnings.push(text),
      info: quiet,
      debug: quiet,
      verbose: quiet,
    })
    const [{ createRecorder, instrumentModel, metricProducer }, { setup }, { readSpec }] = await Promise.all([
      import('./index.ts'),
      import('./setup.ts'),
      import('./spec.ts'),
    ])
    const model = (row: { a: number }): number => row.a + 1

    expect(instrumentModel(model, { model: 'm', spec: readSpec('model.yaml') })).toBe(model)
    expect(createRecorder().instrumentModel(model, { model: 'm' })).toBe(model)
    const { resourceMetrics, errors } = await metricProducer().collect()
    expect([resourceMetrics.scopeMetrics, errors]).toEqual([[], []])
    const running = await setup({ serviceName: 's' })
    await Promise.all([running.flush(), running.shutdown()])
    expect(warnings).toEqual([expect.stringContaining('models are not counted in an edge or Workers runtime')])
  })
})
