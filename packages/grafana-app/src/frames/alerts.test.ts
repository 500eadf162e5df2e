import { expect, test } from 'vitest'
import { ALERT } from '../queries/alert-queries.ts'
import { createNames } from '../queries/names.ts'
import { readAlerts } from './alerts.ts'

const series = (labels: Readonly<Record<string, string>>, value: number) => ({ labels, samples: [[0, value]] as const })

test('an alert that two replicas evaluate is one, firing where either fires, since the first of them', () => {
  const own = { alertname: 'ModelDriftAct', ml_model_name: 'fares', severity: 'warning' }
  const answers = new Map([
    [
      ALERT.states,
      [
        series({ ...own, __name__: 'ALERTS', alertstate: 'pending', replica: 'a' }, 1),
        series({ ...own, __name__: 'ALERTS', alertstate: 'firing', replica: 'b' }, 1),
      ],
    ],
    [ALERT.since, [series({ ...own, replica: 'a' }, 200), series({ ...own, replica: 'b' }, 100)]],
  ])
  expect(readAlerts(createNames(), answers)).toEqual([
    {
      alert: 'ModelDriftAct',
      isFiring: true,
      severity: 'warning',
      slo: '',
      kind: '',
      tier: '',
      sinceMs: 100_000,
      isOurs: false,
    },
  ])
})

test('what fires stands before what is pending, and what is older before what is newer', () => {
  const answers = new Map([
    [
      ALERT.states,
      [
        series({ alertname: 'new', alertstate: 'firing' }, 1),
        series({ alertname: 'waiting', alertstate: 'pending' }, 1),
        series({ alertname: 'old', alertstate: 'firing' }, 1),
      ],
    ],
    [
      ALERT.since,
      [series({ alertname: 'new' }, 3), series({ alertname: 'waiting' }, 1), series({ alertname: 'old' }, 2)],
    ],
  ])
  expect(readAlerts(createNames(), answers).map(({ alert }) => alert)).toEqual(['old', 'new', 'waiting'])
})
