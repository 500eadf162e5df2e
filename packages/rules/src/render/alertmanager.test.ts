import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildRules } from '../build-rules.ts'
import { processorRules } from '../processor-rules.ts'
import { canRun, runOn } from '../program.testing.ts'
import { EVERY_KIND, specOf } from '../spec-of.testing.ts'
import { renderAlertmanager } from './alertmanager.ts'

const HOSTILE_TEAM = 'a "b" \\ {{ c }}, {d}\ne 模型'
const fares = specOf(`{model: {name: fares}, slos: {availability: 0.999}, alerting: {by: [cluster]}}`)
const hostile = specOf(
  `{model: {name: x}, slos: {availability: 0.999}, alerting: {team: ${JSON.stringify(HOSTILE_TEAM)}}}`,
)
const rules = [
  ...[specOf(EVERY_KIND), fares, hostile].map((spec) => buildRules(spec)),
  processorRules({ job: 'driftline' }),
]
const ticketHours = { from: '08:00', to: '18:00', timezone: 'Europe/Berlin' }

interface Configuration {
  readonly route: { readonly routes: readonly { readonly group_by: readonly string[] }[] }
  readonly inhibit_rules: readonly { readonly source_matchers: readonly string[]; readonly equal?: readonly string[] }[]
  readonly time_intervals?: readonly { readonly time_intervals: readonly unknown[] }[]
}

const configurationOf = (text: string): Configuration => parse(text, { version: '1.1' }) as Configuration

test('alerts are told together by the labels of the contract and the further ones of any spec', () => {
  const { route, inhibit_rules: inhibitions } = configurationOf(renderAlertmanager(rules))
  const identity = ['deployment_environment_name', 'ml_model_name', 'ml_slo_name', 'cluster']
  expect(route.routes.map(({ group_by: labels }) => labels)).toEqual([identity])
  expect(inhibitions[0]?.equal).toEqual(identity)
})

test('a label of the contract that a spec names too is there once', () => {
  const spec = specOf(
    '{model: {name: x}, slos: {availability: 0.999}, alerting: {by: [deployment_environment_name, zone]}}',
  )
  const { inhibit_rules: inhibitions } = configurationOf(renderAlertmanager([buildRules(spec)]))
  expect(inhibitions.map(({ equal }) => equal)).toEqual([
    ['deployment_environment_name', 'ml_model_name', 'ml_slo_name', 'zone'],
    ['deployment_environment_name', 'ml_model_name', 'zone'],
    undefined,
  ])
})

test('without ticket hours nothing is muted', () => {
  expect(renderAlertmanager(rules)).not.toMatch(/mute|time_intervals/)
})

test('ticket hours leave the nights and weekends to be muted, for tickets and not for pages', () => {
  const text = renderAlertmanager(rules, { ticketHours })
  expect(configurationOf(text).time_intervals?.[0]?.time_intervals).toEqual([
    {
      times: [
        { start_time: '00:00', end_time: '08:00' },
        { start_time: '18:00', end_time: '24:00' },
      ],
      weekdays: ['monday:friday'],
      location: 'Europe/Berlin',
    },
    { weekdays: ['saturday', 'sunday'], location: 'Europe/Berlin' },
  ])
  for (const page of text.split('severity="critical"').slice(1))
    expect(page.split('- matchers:')[0]).not.toContain('mute_time_intervals')
  expect(text.match(/mute_time_intervals:/g)).toHaveLength(6)
})

test('ticket hours that end with the day leave only its morning', () => {
  const text = renderAlertmanager(rules, { ticketHours: { from: '06:00', to: '24:00', timezone: 'UTC' } })
  expect(configurationOf(text).time_intervals?.[0]?.time_intervals[0]).toMatchObject({
    times: [{ start_time: '00:00', end_time: '06:00' }],
  })
})

describe.runIf(canRun('amtool'))('amtool', () => {
  test.each([[{}], [{ ticketHours }]])('accepts the configuration with %j', (options) => {
    const { status, said } = runOn(renderAlertmanager(rules, options), (file) => ['amtool', 'check-config', file])
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('SUCCESS') as unknown })
  })

  test.each([
    [{ team: 'transit', severity: 'critical' }, 'transit-page'],
    [{ team: 'transit', severity: 'warning' }, 'transit-ticket'],
    [{ team: 'transit', severity: 'info' }, 'transit-info'],
    [{ severity: 'critical' }, 'driftline-page'],
    [{ team: 'unheard of', severity: 'warning' }, 'driftline-ticket'],
  ])('sends %j to %s', (labels, receiver) => {
    expect(receiverOf({ managed_by: 'driftline', ...labels })).toBe(receiver)
  })

  test('sends what is not ours to the default receiver', () => {
    expect(receiverOf({ team: 'transit', severity: 'critical' })).toBe('default')
  })
})

function receiverOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
  const { said } = runOn(renderAlertmanager(rules), (file) => [
    'amtool',
    'config',
    'routes',
    'test',
    `--config.file=${file}`,
    ...pairs,
  ])
  return said.split('\n')[0]!
}
