import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INFERENCE, environmentsQuery, inferenceQueries } from '../../src/queries/inference-queries.ts'
import { createNames } from '../../src/queries/names.ts'
import type { StartedPrometheus } from '../../host/server/start-prometheus.ts'
import { PROMETHEUS } from '../../host/server/prometheus-programs.ts'
import { askAll, startWithHistory } from './prometheus.testing.ts'

const names = createNames()
const MINUTE_MS = 60_000
const START_MS = Date.UTC(2024, 0, 1)
const MINUTES = 60
/** Calls a minute of each process, and how many of them are good. */
const PROCESSES = [
  { instance: 'a', environment: 'production', version: '1', calls: 120, good: 114 },
  { instance: 'b', environment: 'production', version: '2', calls: 60, good: 60 },
  { instance: 'c', environment: 'staging', version: '1', calls: 600, good: 0 },
]

/** What three services say of themselves in an hour. */
function history(): string {
  const minutes = Array.from({ length: MINUTES + 1 }, (_, minute) => minute)
  const counter = (name: string, labels: string, aMinute: (own: (typeof PROCESSES)[number]) => number): string =>
    `# TYPE ${name} counter\n${PROCESSES.flatMap((own) =>
      minutes.map((minute) => {
        const whose = `job="s",instance="${own.instance}",ml_model_name="m",ml_model_version="${own.version}"${labels}`
        return `${name}_total{${whose}} ${minute * aMinute(own)} ${(START_MS + minute * MINUTE_MS) / 1000}\n`
      }),
    ).join('')}`
  const infos = PROCESSES.flatMap(({ instance, environment }) =>
    minutes.map(
      (minute) =>
        `target_info{job="s",instance="${instance}",deployment_environment_name="${environment}"} 1 ${(START_MS + minute * MINUTE_MS) / 1000}\n`,
    ),
  )
  const calls = counter('ml_inference_calls', '', (own) => own.calls)
  const good = counter('ml_inference_good_calls', '', (own) => own.good)
  return `${calls}${good}# TYPE target_info gauge\n${infos.join('')}# EOF\n`
}

describe.runIf(existsSync(PROMETHEUS))('services in two environments', () => {
  let folder = ''
  let prometheus: StartedPrometheus

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-inference-'))
    await writeFile(join(folder, 'calls.om'), history())
    prometheus = await startWithHistory(folder, join(folder, 'calls.om'))
  }, 60_000)
  afterAll(async () => {
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  const times = { fromMs: START_MS + 30 * MINUTE_MS, toMs: START_MS + 60 * MINUTE_MS, stepMs: 5 * MINUTE_MS }

  async function callsOf(environment?: string) {
    const scope = { model: 'm', ...times, ...(environment !== undefined && { environment }) }
    const answers = await askAll(prometheus.url, inferenceQueries(names, scope))
    const last = (name: string) =>
      Object.fromEntries(
        answers.get(name)!.map(({ labels, samples }) => [labels['ml_model_version'], samples.at(-1)![1].toFixed(6)]),
      )
    return { calls: last(INFERENCE.calls), failures: last(INFERENCE.failures) }
  }

  test('are told apart by what they say of themselves, by version', async () => {
    const answers = await askAll(prometheus.url, [environmentsQuery(names, { model: 'm', ...times })])
    expect(
      answers
        .get(INFERENCE.environments)!
        .map(({ labels, samples }) => [labels['deployment_environment_name'], samples[0]![1]]),
    ).toEqual(
      expect.arrayContaining([
        ['production', 2],
        ['staging', 1],
      ]),
    )
    expect(await callsOf('production')).toEqual({
      calls: { '1': '2.000000', '2': '1.000000' },
      failures: { '1': '0.050000', '2': '0.000000' },
    })
    expect(await callsOf('staging')).toEqual({ calls: { '1': '10.000000' }, failures: { '1': '1.000000' } })
  })

  test('are shown together where none is asked for', async () => {
    expect((await callsOf()).calls).toEqual({ '1': '12.000000', '2': '1.000000' })
  })
})
