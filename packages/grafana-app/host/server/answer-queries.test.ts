import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROMETHEUS } from './prometheus-programs.ts'
import { fillDatabase, startPrometheus } from './start-prometheus.ts'
import type { StartedPrometheus } from './start-prometheus.ts'
import { answerQueries } from './answer-queries.ts'
import type { QueryRequest } from './answer-queries.ts'

/** What a Grafana 9 answered with the samples beside it in its Prometheus. */
interface Recorded {
  readonly title: string
  readonly request: QueryRequest
  readonly status: number
  readonly body: object
}

const testdata = new URL('../testdata/ds-query/', import.meta.url)
const recorded = JSON.parse(await readFile(new URL('grafana-9.json', testdata), 'utf8')) as readonly Recorded[]

describe.runIf(existsSync(PROMETHEUS) || process.env['CI'] === 'true')('the host answers as Grafana does', () => {
  let folder = ''
  let prometheus: StartedPrometheus

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-host-'))
    await fillDatabase(new URL('samples.om', testdata).pathname, join(folder, 'database'))
    prometheus = await startPrometheus(join(folder, 'database'))
  })
  afterAll(async () => {
    await prometheus.stop()
    await rm(folder, { recursive: true })
  })

  const answer = (request: QueryRequest) => answerQueries(request, new Map([['samples', prometheus.url]]))

  test.each(recorded)('$title', async ({ request, status, body }) => {
    expect(await answer(request)).toEqual({ status, body })
  })

  test('an expression that is none is an error of its query and spoils no other', async () => {
    const query = { datasource: { uid: 'samples' }, instant: true, range: false }
    const queries = [
      { ...query, refId: 'A', expr: 'ml_window_rows(' },
      { ...query, refId: 'B', expr: '2' },
    ]
    const { status, body } = await answer({ from: '1700000000000', to: '1700003600000', queries })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      results: {
        A: { status: 400, error: expect.stringMatching(/^bad_data: .*parse error/) as string },
        B: { status: 200 },
      },
    })
  })

  test('a Prometheus that is not there is an error of the query', async () => {
    const queries = [{ refId: 'A', datasource: { uid: 'gone' }, expr: '1', instant: true }]
    const request = { from: '1700000000000', to: '1700003600000', queries }
    const { status, body } = await answerQueries(request, new Map([['gone', 'http://127.0.0.1:1']]))
    expect(status).toBe(400)
    expect(body).toMatchObject({ results: { A: { error: expect.stringContaining('127.0.0.1:1') as string } } })
  })
})
