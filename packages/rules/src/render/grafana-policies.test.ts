import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildRules } from '../build-rules.ts'
import { EVERY_KIND, specOf } from '../spec-of.testing.ts'
import { renderGrafanaPolicies } from './grafana-policies.ts'

const ticketHours = { from: '08:00', to: '18:00', timezone: 'Europe/Berlin' }
const identity = ['deployment_environment_name', 'ml_model_name', 'ml_slo_name']
const read = (text: string): unknown => parse(text, { version: '1.1' })

test('policies have the routes of Alertmanager: by team, then by severity, grouped alike', () => {
  const text = renderGrafanaPolicies([buildRules(specOf(EVERY_KIND))])
  const ways = (team: string) => [
    { receiver: `${team}-page`, object_matchers: [['severity', '=', 'critical']], group_wait: '10s' },
    { receiver: `${team}-ticket`, object_matchers: [['severity', '=', 'warning']], group_wait: '5m' },
    { receiver: `${team}-info`, object_matchers: [['severity', '=', 'info']], group_wait: '5m' },
  ]
  expect(read(text)).toMatchObject({
    apiVersion: 1,
    policies: [
      {
        orgId: 1,
        receiver: 'grafana-default-email',
        group_by: identity,
        routes: [
          {
            object_matchers: [['managed_by', '=', 'driftline']],
            group_by: identity,
            routes: [{ object_matchers: [['team', '=', 'transit']], routes: ways('transit') }, ...ways('driftline')],
          },
        ],
      },
    ],
  })
  expect(text).not.toMatch(/muteTimes|mute_time/)
})

test('ticket hours become a mute timing that tickets name', () => {
  const text = renderGrafanaPolicies([buildRules(specOf(EVERY_KIND))], { ticketHours })
  expect(read(text)).toMatchObject({
    muteTimes: [
      {
        orgId: 1,
        name: 'driftline-outside-ticket-hours',
        time_intervals: [
          {
            weekdays: ['monday:friday'],
            location: 'Europe/Berlin',
            times: [{ end_time: '08:00' }, { start_time: '18:00' }],
          },
          { weekdays: ['saturday', 'sunday'], location: 'Europe/Berlin' },
        ],
      },
    ],
  })
  expect(text.match(/mute_time_intervals:/g)).toHaveLength(4)
})

test('a dollar in the name of a team begins no variable', () => {
  const spec = specOf('{model: {name: x}, slos: {availability: 0.999}, alerting: {team: "$HOME ${A}"}}')
  const text = renderGrafanaPolicies([buildRules(spec)])
  expect(text).toContain('- $$HOME $${A}\n')
  expect(text).toContain('receiver: $$HOME $${A}-page')
})
