import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildRules } from '../src/build-rules.ts'
import { processorRules } from '../src/processor-rules.ts'
import { canRun } from '../src/program.testing.ts'
import { renderAlertmanager } from '../src/render/alertmanager.ts'
import { toPrometheusFile } from '../src/render/prometheus.ts'
import type { RuleSet } from '../src/rule.ts'
import { EVERY_KIND, specOf } from '../src/spec-of.testing.ts'

const ALERTMANAGER = 'prometheus-alertmanager'

const ridership = buildRules(specOf(EVERY_KIND), { budgetExhausted: true })
const fares = buildRules(specOf(`${EVERY_KIND.replace('ridership', 'fares')}\nalerting: {pageOn: [drift]}`))
const processor = processorRules({ job: 'driftline' })
const HOSTILE_TEAM = 'a "b" \\ {{ c }}, {d}\ne\t模型 '
const hostile = buildRules(
  specOf(`{model: {name: x}, slos: {availability: 0.999}, alerting: {team: ${JSON.stringify(HOSTILE_TEAM)}}}`),
)

type Labels = Readonly<Record<string, string>>

/** Labels of a rule's alert in an environment, as Prometheus sends them. */
function firing(rules: RuleSet, wanted: Labels, environment = 'production'): Labels {
  const own = toPrometheusFile(rules.groups).groups.flatMap((group) => group.rules)
  const found = own.flatMap((rule) => ('alert' in rule ? [{ ...rule.labels, alertname: rule.alert }] : []))
  const alert = found.find((labels: Labels) => Object.entries(wanted).every(([name, value]) => labels[name] === value))
  if (!alert) throw new Error(`no alert ${JSON.stringify(wanted)}`)
  return { ...alert, deployment_environment_name: environment }
}

const burn = (slo: string, tier: string): Labels => ({
  alertname: 'ModelSLOBurnRate',
  ml_slo_name: slo,
  burn_tier: tier,
})

interface Told {
  readonly what: string
  readonly labels: Labels
  readonly isTold: boolean
}

const alerts: readonly Told[] = [
  { what: 'a page', labels: firing(ridership, burn('availability', 'fast')), isTold: true },
  { what: 'the ticket of its objective', labels: firing(ridership, burn('availability', 'slow')), isTold: false },
  { what: 'a ticket of another objective', labels: firing(ridership, burn('latency', 'slow')), isTold: true },
  {
    what: 'the ticket of the objective elsewhere',
    labels: firing(ridership, burn('availability', 'slow'), 'staging'),
    isTold: true,
  },
  { what: 'the ticket of another model', labels: firing(fares, burn('availability', 'slow')), isTold: true },
  {
    what: 'that the budget is spent',
    labels: firing(ridership, { alertname: 'ModelSLOBudgetExhausted', ml_slo_name: 'availability' }),
    isTold: true,
  },
  { what: 'a ticket on old values', labels: firing(ridership, burn('freshness', 'slow')), isTold: true },
  { what: 'the drift ticket of its model', labels: firing(ridership, burn('drift', 'slow')), isTold: false },
  { what: 'the drift alert of its model', labels: firing(ridership, { alertname: 'ModelDriftAct' }), isTold: true },
  { what: 'the quality ticket of its model', labels: firing(ridership, burn('quality', 'budget')), isTold: true },
  {
    what: 'the drift ticket of its model elsewhere',
    labels: firing(ridership, burn('drift', 'slow'), 'staging'),
    isTold: true,
  },
  { what: 'a page on missing values of another model', labels: firing(fares, burn('missing', 'fast')), isTold: true },
  { what: 'the drift page of that model', labels: firing(fares, burn('drift', 'slow')), isTold: true },
  {
    what: 'that the processor is down',
    labels: firing(processor, { alertname: 'DriftlineProcessorDown' }),
    isTold: true,
  },
  { what: 'that a model is not counted', labels: firing(fares, { alertname: 'ModelSLODataMissing' }), isTold: false },
  {
    what: 'a team whose name is hard to write',
    labels: { ...firing(hostile, burn('availability', 'slow')), team: HOSTILE_TEAM },
    isTold: true,
  },
  { what: 'that windows do not close', labels: firing(fares, { alertname: 'ModelSLODataStale' }), isTold: true },
]

describe.runIf(canRun(ALERTMANAGER))('Alertmanager', () => {
  let folder = ''
  let running: ChildProcess | undefined
  let told: readonly {
    readonly labels: Labels
    readonly status: { readonly state: string }
    readonly receivers: readonly { readonly name: string }[]
  }[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-alertmanager-'))
    const file = join(folder, 'alertmanager.yaml')
    await writeFile(file, renderAlertmanager([ridership, fares, hostile, processor]))
    const url = `127.0.0.1:${await freePort()}`
    running = spawn(
      ALERTMANAGER,
      [
        `--config.file=${file}`,
        `--storage.path=${folder}`,
        `--web.listen-address=${url}`,
        '--cluster.listen-address=',
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const body = JSON.stringify(alerts.map(({ labels }) => ({ labels })))
    await eventually(async () => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`http://${url}/api/v2/alerts`, { method: 'POST', headers, body })
      return answer.ok
    })
    await eventually(async () => {
      const answer = await fetch(`http://${url}/api/v2/alerts`)
      told = (await answer.json()) as typeof told
      // Each is processed by itself; what inhibits may come after what is inhibited.
      return (
        told.length === alerts.length &&
        told.filter(({ status }) => status.state === 'suppressed').length >=
          alerts.filter(({ isTold }) => !isTold).length
      )
    }).catch(() => undefined)
  })

  afterAll(async () => {
    if (running) {
      const ended = once(running, 'exit')
      running.kill('SIGTERM')
      await ended
    }
    await rm(folder, { recursive: true })
  })

  test.each(alerts)('tells $what: $isTold', ({ labels, isTold }) => {
    const own = told.find((alert) => Object.entries(labels).every(([name, value]) => alert.labels[name] === value))
    expect(own?.status.state).toBe(isTold ? 'active' : 'suppressed')
    const ways: Labels = { critical: 'page', warning: 'ticket', info: 'info' }
    expect(own?.receivers).toEqual([{ name: `${labels['team'] ?? 'driftline'}-${ways[labels['severity']!]}` }])
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > deadline) throw new Error('waited in vain for Alertmanager')
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}
