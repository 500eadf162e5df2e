import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, run } from './child.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

const service = fileURLToPath(new URL('miswired-service.testing.ts', import.meta.url))
const repository = fileURLToPath(new URL('../../..', import.meta.url))

let model: SmallModel
const started: Running[] = []
beforeAll(async () => {
  model = await createSmallModel()
})
afterEach(() => Promise.all(started.splice(0).map(({ stop }) => stop('SIGKILL'))))
afterAll(() => model.remove())

test('what is wrong with the wiring of a service is said in it once, and by kind on the metrics of the processor', async () => {
  const served = driftline(['serve', '--port', '0', '--spec', model.at('model.yaml')], model.folder)
  started.push(served)
  const url = await listeningUrl(served)
  const sender = run(process.execPath, ['--conditions=@driftline/source', service], {
    cwd: repository,
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_SERVICE_NAME: 'forecasts',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
      NODE_NO_WARNINGS: undefined,
      VITEST: undefined,
    },
  })
  started.push(sender)
  expect(await sender.ended, sender.err()).toBe(0)

  const warnings = sender.err().match(/\[DRIFTLINE_\w+\] DriftlineWarning: [^\n]*/g)
  expect(warnings).toEqual([
    expect.stringContaining('[DRIFTLINE_OPTIONS] DriftlineWarning: model "m": there is no option "verison"'),
    expect.stringContaining('[DRIFTLINE_BATCH] DriftlineWarning: model "m": its first argument is an array of objects'),
    expect.stringContaining('[DRIFTLINE_LENGTH] DriftlineWarning: model "n": a row has 3 values, features names 2'),
  ])
  expect(sender.err()).not.toContain('4711')

  const metrics = await (await fetch(`${url}/metrics`)).text()
  const complaints = metrics.split('\n').filter((line) => line.startsWith('driftline_processor_complaints_total{'))
  expect(complaints).toEqual(
    [
      ['batch', 'm', 3],
      ['length', 'n', 5],
      ['options', 'm', 1],
    ].map(
      ([kind, name, count]) =>
        `driftline_processor_complaints_total{deployment_environment_name="staging",driftline_complaint="${kind}",ml_model_name="${name}",service_name="forecasts"} ${count}`,
    ),
  )
})
