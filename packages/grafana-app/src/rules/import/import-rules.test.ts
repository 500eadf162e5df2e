import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused, refusedBy } from '../../../host/server/alerting/refused.ts'
import type { HeldRule } from '../../../host/server/alerting/alerting-state.ts'
import { NO_CONSENT } from './consent.ts'
import { importRules } from './import-rules.ts'
import type { StepResult } from './import-result.ts'
import type { TriedGrafana } from './strict-grafana.testing.ts'
import { decisions, faresRules, FOLDER, rulesOf, rulesOfSpec, tryGrafana } from './strict-grafana.testing.ts'

const RULES = faresRules()
const OTHERS = faresRules('0.99')
const VIEWER = ['folders:read', 'alert.rules:read']
const GROUP = '/rule-groups/model-slo:fares:availability:slow'

const statuses = (results: readonly StepResult[]): readonly string[] =>
  results.map(({ status, problem }) => [status, problem?.kind].join(' ').trim())

const held = ({ alerting }: TriedGrafana): readonly HeldRule[] => [...alerting.state.rules.values()]

describe('an import', () => {
  test('makes rules one by one, then puts each group; people may edit them', async () => {
    const grafana = tryGrafana()
    expect(statuses(await grafana.run(RULES))).toEqual(['done', 'done', 'done'])
    const group = ['POST', 'POST', 'PUT']
    expect(grafana.writes().map((line) => line.split(' ')[0])).toEqual([group, group, group].flat())
    const kept = held(grafana).map(({ provenance, intervalSeconds }) => `${provenance} ${intervalSeconds}`)
    expect(kept).toEqual([' 60', ' 60', ' 300', ' 300', ' 60', ' 60'])
  })

  test.each([`"'\`{}[]\\ %2F?#&=+ <b>x</b> {{ $labels.x }}`, 'ü'.repeat(200), '💥/../..', '${HOME} $__interval'])(
    'takes any name: %j',
    async (name) => {
      const grafana = tryGrafana()
      const own = (objective: number) =>
        rulesOfSpec(JSON.stringify({ model: { name }, slos: { availability: objective } }))
      expect(new Set(statuses(await grafana.run(own(0.999))))).toEqual(new Set(['done']))
      expect(decisions(await grafana.plan(own(0.999)))).toEqual({ unchanged: 6 })
      expect(new Set(statuses(await grafana.run(own(0.99))))).toEqual(new Set(['done']))
      expect(decisions(await grafana.plan(own(0.99)))).toEqual({ unchanged: 6 })
    },
  )

  test('twice writes nothing the second time', async () => {
    const grafana = tryGrafana()
    await grafana.run(RULES)
    const writes = grafana.writes().length
    expect(await grafana.run(RULES)).toEqual([])
    expect(grafana.writes()).toHaveLength(writes)
  })

  test('overwrites an edit only where somebody said so, and leaves what others put into the group', async () => {
    const grafana = tryGrafana()
    await grafana.run(RULES)
    const [{ rule }] = held(grafana) as [HeldRule]
    grafana.alerting.edit(rule.uid, { for: '20m', labels: { ...rule.labels, __mine__: 'x' } })
    const own = { ...rule, uid: 'own', title: 'own', labels: {}, annotations: {} }
    grafana.alerting.hold(own, 'api')
    const before = grafana.alerting.state.rules.get('own')
    expect(statuses(await grafana.run(OTHERS))).toEqual(['done', 'done'])
    expect(grafana.alerting.state.rules.get(rule.uid)?.rule.for).toBe('20m')
    expect(decisions(await grafana.plan(OTHERS))).toEqual({ edited: 1, unchanged: 5 })
    await grafana.run(OTHERS, { overwrite: new Set([rule.uid]) })
    expect(decisions(await grafana.plan(OTHERS))).toEqual({ unchanged: 6 })
    expect(grafana.alerting.state.rules.get(rule.uid)?.rule.labels).toMatchObject({ __mine__: 'x' })
    expect(grafana.alerting.state.rules.get('own')).toEqual(before)
  })

  test('keeps the interval that a person gave a group, unless somebody said otherwise', async () => {
    const grafana = tryGrafana()
    await grafana.run(RULES)
    const { rules } = grafana.alerting.state
    const slow = held(grafana).filter(({ intervalSeconds }) => intervalSeconds === 300)
    for (const one of slow) rules.set(one.rule.uid, { ...one, intervalSeconds: 600 })
    rules.delete(slow[0]!.rule.uid)
    await grafana.run(RULES)
    expect(slow.map(({ rule }) => rules.get(rule.uid)?.intervalSeconds)).toEqual([600, 600])
    await grafana.run(RULES, { overwrite: new Set(slow.map(({ rule }) => rule.uid)) })
    expect(slow.map(({ rule }) => rules.get(rule.uid)?.intervalSeconds)).toEqual([300, 300])
  })

  test('fetches a moved rule back where somebody said so', async () => {
    const grafana = tryGrafana()
    await grafana.run(RULES)
    const [{ rule }] = held(grafana) as [HeldRule]
    grafana.alerting.edit(rule.uid, { ruleGroup: 'mine' })
    await grafana.run(RULES, { overwrite: new Set([rule.uid]) })
    expect(decisions(await grafana.plan(RULES))).toEqual({ unchanged: 6 })
    grafana.alerting.edit(rule.uid, { ruleGroup: 'mine' })
    const plan = await grafana.plan(RULES)
    grafana.alerting.edit(rule.uid, { for: '9m' })
    const consent = { ...NO_CONSENT, overwrite: new Set([rule.uid]) }
    const results = await importRules(grafana.send, { plan, consent, newFolder: undefined })
    expect(statuses(results)).toEqual(['failed changed-meanwhile'])
  })

  test('writes nothing to a group that somebody changed after it was read', async () => {
    const grafana = tryGrafana()
    await grafana.run(RULES)
    const plan = await grafana.plan(OTHERS)
    const { uid } = held(grafana)[0]!.rule
    grafana.alerting.edit(uid, { for: '30m' })
    const results = await importRules(grafana.send, { plan, consent: NO_CONSENT, newFolder: undefined })
    expect(statuses(results)).toEqual(['failed changed-meanwhile', 'done'])
    expect(grafana.alerting.state.rules.get(uid)?.rule.for).toBe('30m')
  })

  test('makes the folder where it was asked to, also where somebody was faster', async () => {
    const grafana = tryGrafana()
    grafana.alerting.state.folders.clear()
    const order = { plan: await grafana.plan(RULES), consent: NO_CONSENT, newFolder: FOLDER }
    grafana.alerting.interfere((method, path) => {
      if (method === 'POST' && path === '/api/folders') grafana.alerting.state.folders.set(FOLDER.uid, FOLDER)
      return undefined
    })
    expect(statuses(await importRules(grafana.send, order))).toEqual(['done', 'done', 'done', 'done'])
  })

  test('writes nothing where the folder is gone, or its title is taken', async () => {
    const grafana = tryGrafana()
    grafana.alerting.state.folders.clear()
    expect(statuses(await grafana.run(RULES))).toEqual(['failed folder-missing', 'not-begun', 'not-begun'])
    grafana.alerting.state.folders.set('other', { uid: 'other', title: FOLDER.title })
    const order = { plan: await grafana.plan(RULES), consent: NO_CONSENT, newFolder: FOLDER }
    expect(statuses(await importRules(grafana.send, order))[0]).toBe('failed conflict')
    expect(held(grafana)).toEqual([])
  })

  test('ends at once for somebody who may not', async () => {
    const grafana = tryGrafana(VIEWER)
    expect(decisions(await grafana.plan(RULES))).toEqual({ create: 6 })
    const results = await grafana.run(RULES)
    expect(statuses(results)).toEqual(['failed forbidden', 'not-begun', 'not-begun'])
    expect(results[0]?.problem?.said).toContain('Permissions needed: any of alert.provisioning:read')
    expect(held(grafana)).toEqual([])
  })

  test('that failed for some groups is finished by the next, which does only what is missing', async () => {
    const grafana = tryGrafana()
    grafana.alerting.interfere((method, path) =>
      method === 'PUT' && path.endsWith(GROUP) ? refused(500, 'database is locked') : undefined,
    )
    const results = await grafana.run(RULES)
    expect(statuses(results)).toEqual(['done', 'part server', 'done'])
    expect(results[1]?.made).toHaveLength(2)
    grafana.alerting.interfere(() => undefined)
    const begun = new Set(results.flatMap(({ made }) => made))
    const plan = await grafana.plan(RULES, { begun })
    expect(decisions(plan)).toEqual({ unchanged: 4, update: 2 })
    const before = grafana.writes().length
    expect(statuses(await importRules(grafana.send, { plan, consent: NO_CONSENT, newFolder: undefined }))).toEqual([
      'done',
    ])
    expect(grafana.writes().slice(before)).toEqual([expect.stringMatching(/^PUT .*:slow 200$/)])
  })

  test.each([
    [
      'a rule was in the way',
      () => refused(400, "[alerting.alert-rule.conflict] Failed to save alert rule 'x'"),
      'conflict',
      'done',
    ],
    [
      'an older version found one',
      () => refused(500, 'a conflicting alert rule is found: unique constraint'),
      'conflict',
      'done',
    ],
    [
      'somebody else keeps it',
      () => refusedBy(409, 'alerting.provenanceMismatch', 'cannot update'),
      'conflict',
      'done',
    ],
    ['it was refused', () => refused(400, 'invalid alert rule: title is empty'), 'refused', 'done'],
    ['the server failed', () => refused(502, ''), 'server', 'done'],
    ['the right was taken away', () => refused(403, 'no'), 'forbidden', 'not-begun'],
    ['no answer came', () => 'lost' as const, 'network', 'not-begun'],
    ['the answer was lost', () => 'lost-after' as const, 'network', 'not-begun'],
  ])('where %s says so, and the next one ends well', async (_, interference, kind, next) => {
    const grafana = tryGrafana()
    grafana.alerting.interfere((method, path) =>
      method === 'PUT' && path.endsWith(GROUP) ? interference() : undefined,
    )
    const results = await grafana.run(RULES)
    expect(statuses(results)).toEqual(['done', `part ${kind}`, next])
    grafana.alerting.interfere(() => undefined)
    const begun = new Set(results.flatMap(({ made }) => made))
    const plan = await grafana.plan(RULES, { begun })
    await importRules(grafana.send, { plan, consent: NO_CONSENT, newFolder: undefined })
    expect(decisions(await grafana.plan(RULES))).toEqual({ unchanged: 6 })
  })

  test('deletes what the spec has no more only where somebody said so', async () => {
    const grafana = tryGrafana()
    await grafana.run(faresRules('0.999', ', latency: {below: 1s, objective: 0.99}'))
    expect(await grafana.run(RULES)).toEqual([])
    const [first, second] = (await grafana.plan(RULES)).surplus
    const { rules } = grafana.alerting.state
    rules.set(first!.uid, { ...rules.get(first!.uid)!, provenance: 'api' })
    const consent = { ...NO_CONSENT, remove: new Set([first!.uid, second!.uid]) }
    const plan = await grafana.plan(RULES)
    grafana.alerting.edit(second!.uid, { for: '7m' })
    const results = await importRules(grafana.send, { plan, consent, newFolder: undefined })
    expect(statuses(results)).toEqual(['done', 'failed changed-meanwhile'])
    expect(rules.has(first!.uid)).toBe(false)
    expect(rules.get(second!.uid)?.rule.for).toBe('7m')
  })
})

/** What a person may do to a rule, and what remains to be seen of it. */
const EDITS: readonly ((rule: HeldRule['rule']) => Partial<HeldRule['rule']>)[] = [
  () => ({ for: '35m' }),
  () => ({ isPaused: true }),
  () => ({ title: 'mine' }),
  () => ({ ruleGroup: 'mine' }),
  () => ({ noDataState: 'Alerting' }),
  ({ labels }) => ({ labels: { ...labels, severity: 'info' } }),
  ({ annotations }) => ({ annotations: { ...annotations, summary: 'mine' } }),
  ({ labels }) => ({ labels: { ...labels, managed_by: 'me' } }),
]

const SPECS = { same: RULES, others: OTHERS, more: faresRules('0.999', ', latency: {below: 1s, objective: 0.99}') }

test('whatever fails and whatever changes, no edit is lost unless somebody said so, and an import that ends well is the last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: EDITS.length - 1 })), { maxLength: 3 }),
      fc.array(fc.constantFrom('ok', 'ok', 'fail', 'lost', 'lost-after'), { maxLength: 12 }),
      fc.constantFrom('same', 'others', 'more'),
      async (edits, fates, spec) => {
        const next = SPECS[spec]
        const grafana = tryGrafana()
        await grafana.run(RULES)
        const uids = held(grafana).map(({ rule }) => rule.uid)
        for (const [i, edit] of edits) {
          const { rule } = grafana.alerting.state.rules.get(uids[i]!)!
          const change = EDITS[edit]!(rule)
          // Grafana itself would refuse a title that is taken.
          const isTaken = held(grafana).some((other) => other.rule.title === change.title)
          if (!isTaken) grafana.alerting.edit(rule.uid, change)
        }
        const edited = rulesOf(await grafana.plan(RULES)).flatMap(({ decision, wanted }) =>
          decision.kind === 'edited' ? [wanted.uid] : [],
        )
        const before = edited.map((uid) => grafana.alerting.state.rules.get(uid)?.rule)
        const left = [...fates]
        grafana.alerting.interfere((method) => {
          const fate = method === 'GET' ? 'ok' : left.shift()
          if (fate === 'fail') return refused(500, 'no')
          return fate === 'lost' || fate === 'lost-after' ? fate : undefined
        })
        await grafana.run(next)
        grafana.alerting.interfere(() => undefined)
        await grafana.run(next)
        expect(edited.map((uid) => grafana.alerting.state.rules.get(uid)?.rule)).toEqual(before)
        const writes = grafana.writes().length
        expect(await grafana.run(next)).toEqual([])
        expect(grafana.writes()).toHaveLength(writes)
      },
    ),
    { numRuns: 60 },
  )
})
