import type { MonitorSpec } from '@driftline/spec'
import fc from 'fast-check'
import { hostileText, LONGEST } from './hostile-text.testing.ts'
import { quote } from './promql/quote.ts'
import { specOf } from './spec-of.testing.ts'

/** Words of PromQL, of rule files and of the contract among them. */
const LABELS = ['cluster', 'region', 'on', 'by', 'offset', 'le', 'job', 'deployment_environment_name', 'ml_model_name']

const label = fc.oneof(fc.constantFrom(...LABELS), fc.stringMatching(/^[a-z][a-z0-9_]{1,8}$/))
const labels = fc.uniqueArray(label, { maxLength: 3 })
const objective = fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.999999)
const source = fc.constantFrom('processor', 'service')
const below = fc.constantFrom('5ms', '250ms', '1s', '1.5s', '1h')

const matcher = fc.oneof(
  fc.tuple(label, fc.constantFrom('=', '!='), hostileText).map(([name, is, value]) => `${name}${is}${quote(value)}`),
  fc.constantFrom('cluster=~"eu-.*|us"', String.raw`cluster !~ "a\\.b{2,}"`, `x="${'y'.repeat(300)}"`),
)

const selector = fc
  .tuple(fc.constantFrom('orders_total', 'a:b', 'offset_total'), fc.array(matcher, { maxLength: 3 }))
  .map(([metric, matchers]) => `${metric}{${matchers.join(', ')}}`)
  .filter((text) => text.length <= LONGEST)

const custom = fc.record({
  name: hostileText.map((text) => `own ${text}`.slice(0, LONGEST)),
  good: selector,
  total: selector,
  objective,
  description: hostileText,
})

const slos = fc
  .record(
    {
      availability: fc.oneof(objective, fc.record({ objective, source })),
      latency: fc.record({ below, objective, source }),
      drift: objective,
      missing: objective,
      freshness: fc.record({ below, objective }),
      quality: fc.record({ good: hostileText, objective }),
      custom: fc.uniqueArray(custom, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    },
    { requiredKeys: [] },
  )
  .filter((own) => Object.keys(own).length > 0)

const tier = fc.record({
  name: fc.stringMatching(/^[a-z]{3,8}$/),
  severity: fc.constantFrom('critical', 'warning'),
  long: fc.constantFrom('1m', '90m', '3d', '52w', '36500d'),
  short: fc.constantFrom('1s', '30s'),
  factor: fc.constantFrom(0.00001, 0.1, 1, 14.4, 1000),
  for: fc.constantFrom('0s', '90s', '1d'),
  keepFiringFor: fc.constantFrom('0s', '1h'),
})

const alerting = fc.record(
  {
    team: hostileText,
    period: fc.constantFrom('28d', '30d'),
    environments: fc.uniqueArray(hostileText, { minLength: 1, maxLength: 3 }),
    match: fc.array(matcher, { maxLength: 3 }),
    by: labels,
    labels: fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), hostileText, { maxKeys: 3 }),
    dashboard: fc.constant('https://grafana.example/a/driftline-app/'),
    runbookBase: fc.constantFrom('https://runbooks.example/$HOME/$', 'http://x/%41'),
    minBad: fc.integer({ min: 1, max: 1_000_000 }),
    tiers: fc.uniqueArray(tier, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    pageOn: fc.subarray(['drift', 'quality']),
  },
  { requiredKeys: [] },
)

/** Valid specs of every kind, with names of all sorts wherever a name may be. */
export const anySpec: fc.Arbitrary<MonitorSpec> = fc
  .record({
    model: fc.record({ name: hostileText, owner: hostileText }),
    windows: fc.subarray(['5m', '1h', '96m', '1d', '1w', '1mo'], { minLength: 1 }),
    features: fc.dictionary(hostileText, fc.constantFrom({}, { calendar: true }), { maxKeys: 4 }),
    slos,
    alerting,
  })
  .map((spec) => specOf(JSON.stringify(spec)))
