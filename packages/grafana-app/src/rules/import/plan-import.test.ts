import { describe, expect, test } from 'vitest'
import type { HeldRule } from '../../../host/server/alerting/alerting-state.ts'
import { rulesOf, decisions, faresRules, tryGrafana } from './strict-grafana.testing.ts'
import type { TriedGrafana } from './strict-grafana.testing.ts'

const RULES = faresRules()
const FAST = 'model-slo:fares:availability:fast'

async function installed(): Promise<TriedGrafana> {
  const grafana = tryGrafana()
  await grafana.run(RULES)
  return grafana
}

/** The first rule that is held. */
function firstOf({ alerting }: TriedGrafana): HeldRule['rule'] {
  return [...alerting.state.rules.values()][0]!.rule
}

describe('a plan', () => {
  test('makes every rule that is not there', async () => {
    const plan = await tryGrafana().plan(RULES)
    expect(decisions(plan)).toEqual({ create: 6 })
    expect(plan.groups.map(({ title, intervalSeconds }) => [title, intervalSeconds])).toEqual([
      [FAST, 60],
      ['model-slo:fares:availability:slow', 300],
      ['model-slo:fares:model', 60],
    ])
  })

  test('leaves what is as it was generated, and updates it where the spec is another', async () => {
    const grafana = await installed()
    expect(decisions(await grafana.plan(RULES))).toEqual({ unchanged: 6 })
    const plan = await grafana.plan(faresRules('0.99'))
    expect(decisions(plan)).toEqual({ update: 4, unchanged: 2 })
    expect(rulesOf(plan)[0]?.decision).toMatchObject({ fields: [{ field: 'A' }, { field: 'B' }, {}] })
  })

  test.each<readonly [field: string, change: (rule: HeldRule['rule']) => Partial<HeldRule['rule']>]>([
    ['for', () => ({ for: '20m' })],
    ['isPaused', () => ({ isPaused: true })],
    ['labels.severity', ({ labels }) => ({ labels: { ...labels, severity: 'info' } })],
    ['notification_settings', () => ({ notification_settings: { receiver: 'me' } })],
  ])('asks before it overwrites what a person changed: %s', async (field, change) => {
    const grafana = await installed()
    const rule = firstOf(grafana)
    grafana.alerting.edit(rule.uid, change(rule))
    for (const rules of [RULES, faresRules('0.99')]) {
      const [first] = rulesOf(await grafana.plan(rules))
      expect(first?.decision).toMatchObject({ kind: 'edited', why: 'rule' })
      expect(first?.decision).toMatchObject({
        fields: expect.arrayContaining([expect.objectContaining({ field })]) as unknown,
      })
    }
  })

  test.each<readonly [field: string, change: Partial<HeldRule['rule']>]>([
    ['group', { ruleGroup: 'mine' }],
    ['folder', { folderUID: 'mine' }],
  ])('asks before it moves a rule back that a person has moved: %s', async (field, change) => {
    const grafana = await installed()
    grafana.alerting.state.folders.set('mine', { uid: 'mine', title: 'Mine' })
    grafana.alerting.edit(firstOf(grafana).uid, change)
    const [first] = rulesOf(await grafana.plan(RULES))
    expect(first?.decision).toMatchObject({ kind: 'edited', why: 'place', fields: [{ field }] })
  })

  test('asks before it takes another data source', async () => {
    const plan = await (await installed()).plan(RULES, { datasourceUid: 'mimir' })
    expect(rulesOf(plan)[0]?.decision).toMatchObject({
      kind: 'edited',
      why: 'place',
      fields: [{ field: 'data source', installed: 'prometheus', wanted: 'mimir' }],
    })
  })

  test('asks where the hash was taken away, and nobody can tell', async () => {
    const grafana = await installed()
    grafana.alerting.edit(firstOf(grafana).uid, { annotations: {} })
    expect(rulesOf(await grafana.plan(RULES))[0]?.decision).toMatchObject({ kind: 'edited', why: 'unknown' })
  })

  test('changes who keeps the rules where that is chosen, and knows them by it', async () => {
    const grafana = await installed()
    const plan = await grafana.plan(RULES, { isManaged: true })
    expect(decisions(plan)).toEqual({ update: 6 })
    expect(rulesOf(plan)[0]).toMatchObject({
      wanted: { labels: { __grafana_origin: 'plugin/driftline-modelhealth-app' } },
      decision: { fields: [{ field: 'managed by', installed: 'people', wanted: 'this app' }] },
    })
  })

  test('gives way to rules of others under its identity or its title', async () => {
    const grafana = await installed()
    const [first, second] = [...grafana.alerting.state.rules.values()].map(({ rule }) => rule)
    grafana.alerting.edit(first!.uid, { labels: { team: 'x' }, annotations: {}, title: 'theirs' })
    grafana.alerting.state.rules.delete(second!.uid)
    const theirs = { ...second!, uid: 'theirs', labels: {}, annotations: {} }
    grafana.alerting.hold(theirs)
    const plan = await grafana.plan(RULES)
    expect(rulesOf(plan).map(({ decision }) => decision)).toMatchObject([
      { kind: 'conflict', why: 'uid', other: { uid: first!.uid } },
      { kind: 'conflict', why: 'title', other: { uid: 'theirs' } },
      ...Array.from({ length: 4 }, () => ({ kind: 'unchanged' })),
    ])
    expect(plan.surplus).toEqual([])
  })

  test('gives way to a file of the server, unless it says the same', async () => {
    const grafana = await installed()
    const { rules } = grafana.alerting.state
    for (const [uid, held] of rules) rules.set(uid, { ...held, provenance: 'file' })
    expect(decisions(await grafana.plan(RULES))).toEqual({ unchanged: 6 })
    expect(rulesOf(await grafana.plan(faresRules('0.99')))[0]?.decision).toMatchObject({
      kind: 'conflict',
      why: 'file',
    })
  })

  test('tells of rules that the spec has no more, and of no others', async () => {
    const grafana = tryGrafana()
    await grafana.run(faresRules('0.999', ', latency: {below: 1s, objective: 0.99}'))
    const own = { ...firstOf(grafana), uid: 'own', title: 'own', labels: {}, annotations: {} }
    grafana.alerting.hold(own)
    const { surplus } = await grafana.plan(RULES)
    expect(surplus.map(({ rule }) => rule.name)).toEqual([
      'fares: latency budget burns, fast',
      'fares: latency budget burns, medium',
      'fares: latency budget burns, slow',
      'fares: latency budget burns, budget',
    ])
  })
})
