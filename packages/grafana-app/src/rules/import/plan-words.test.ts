import { expect, test } from 'vitest'
import { planWords, resultWords } from './plan-words.ts'
import { problemWords } from './problem-words.ts'
import { faresRules, tryGrafana } from './strict-grafana.testing.ts'

test('a plan is counted by what it does', async () => {
  const grafana = tryGrafana()
  expect(planWords(await grafana.plan(faresRules()))).toBe('6 rules: 6 new.')
  await grafana.run(faresRules('0.999', ', latency: {below: 1s, objective: 0.99}'))
  grafana.alerting.edit([...grafana.alerting.state.rules.keys()][0]!, { for: '20m' })
  const plan = await grafana.plan(faresRules('0.99'))
  expect(planWords(plan)).toBe(
    '6 rules: 3 changed, 1 edited by a person, 2 alike; 4 in Grafana that the spec has no more.',
  )
})

test('an end is counted by what stands', () => {
  const group = { kind: 'group', title: 'g', made: [] } as const
  const removal = { kind: 'removal', title: 'r', made: [], status: 'done' } as const
  expect(resultWords([{ ...group, status: 'done' }])).toBe('1 group stands as wanted')
  expect(resultWords([{ ...group, status: 'part' }, { ...group, status: 'done' }, removal])).toBe(
    '1 of 2 groups stand as wanted; 1 rule deleted',
  )
})

test('what went wrong is said in words, with those of Grafana', () => {
  expect(problemWords({ kind: 'server', said: 'database is locked', status: 500 })).toBe(
    'Grafana failed with status 500. It says: database is locked',
  )
  expect(problemWords({ kind: 'network', said: '', status: 0 })).toMatch(/^No answer came: .*finds out\.$/)
})
