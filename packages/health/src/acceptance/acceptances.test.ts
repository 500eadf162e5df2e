import { describe, expect, test } from 'vitest'
import { closeAll, HOUR_MS, numbers, profileOf, toClosedWindow } from '../judging.testing.ts'
import { createModelHealth } from '../index.ts'
import { createAcceptingJudge, profile, shiftedRows, spec, specWith } from './accepting.testing.ts'

const states = (judge: ReturnType<typeof createAcceptingJudge>, hours: readonly Parameters<typeof judge.hour>[0][]) =>
  hours.map((hour) => judge.hour(hour).state)

/** Raised at one standard deviation, and accepted. */
function acceptedAtOne(command: Parameters<ReturnType<typeof createAcceptingJudge>['accept']>[0] = {}) {
  const judge = createAcceptingJudge()
  expect(states(judge, [{}, { sd: 1 }, { sd: 1 }])).toEqual(['ok', 'act', 'act'])
  expect(judge.accept(command)).toMatchObject({ kind: 'accepted' })
  return judge
}

describe('accepting', () => {
  test('shows from the next window on, with who, why and since when, and severity 0', () => {
    const judge = acceptedAtOne()
    const line = judge.hour({ sd: 1 })
    expect(line).toMatchObject({
      state: 'accepted',
      severity: 0,
      kind: 'distribution',
      since: '1970-01-01T01:00:00Z',
      accepted: { id: 'a1', by: 'ana', reason: 'new sensor', since: '1970-01-01T03:00:00Z', until: null },
    })
    expect(line.windowSeverity).toBeGreaterThan(70)
    expect(line.sentence).toContain('; accepted by ana on Thu 1 Jan 1970 03:00 (new sensor).')
  })

  test('pins what is raised, so that a larger shift breaks through at once, and says so', () => {
    const judge = acceptedAtOne()
    expect(states(judge, [{ sd: 1 }, { sd: 1 }, { sd: 1 }])).toEqual(['accepted', 'accepted', 'accepted'])
    const line = judge.hour({ sd: 3 })
    expect(line).toMatchObject({ state: 'act', kind: 'distribution', since: '1970-01-01T01:00:00Z' })
    expect(line).not.toHaveProperty('accepted')
    expect(line.severity).toBeGreaterThan(85)
    expect(line.sentence).toContain('not covered by what ana accepted on Thu 1 Jan 1970 03:00 (new sensor)')
  })

  test('is possible while a series recovers: there is something to pin', () => {
    const judge = createAcceptingJudge()
    expect(states(judge, [{}, { sd: 1 }, { sd: 1 }, {}])).toEqual(['ok', 'act', 'act', 'recovering'])
    expect(judge.accept()).toMatchObject({ acceptance: { pinned: [{ startsMs: [HOUR_MS, 2 * HOUR_MS] }] } })
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
  })

  test('is kept for months in which nothing changes', () => {
    const judge = acceptedAtOne()
    for (let hour = 0; hour < 100; hour += 1) expect(judge.hour({ sd: 1 }).state).toBe('accepted')
  })

  test('has persistence of its own: one window that goes a little further is not enough, a second is', () => {
    const judge = acceptedAtOne()
    expect(states(judge, [{ sd: 1 }, { sd: 1.4 }, { sd: 1 }])).toEqual(['accepted', 'accepted', 'accepted'])
    expect(states(judge, [{ sd: 1 }, { sd: 1.4 }, { sd: 1.4 }])).toEqual(['accepted', 'accepted', 'act'])
  })

  test('holds while a window is too thin to tell, and keeps what was broken through too', () => {
    const judge = acceptedAtOne()
    expect(states(judge, [{ sd: 1 }, { rows: 5 }])).toEqual(['accepted', 'accepted'])
    expect(judge.hour({ rows: 5 })).toMatchObject({ state: 'accepted', severity: 0, notRenewed: true })
    expect(states(judge, [{ sd: 3 }, { rows: 5 }])).toEqual(['act', 'act'])
  })

  test('a drift that ends closes like every other, and comes back accepted', () => {
    const judge = acceptedAtOne()
    expect(states(judge, [{}, {}, {}, {}])).toEqual(['recovering', 'recovering', 'ok', 'ok'])
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
  })

  test('once more, after it was broken through, pins what came after only', () => {
    const judge = acceptedAtOne()
    expect(states(judge, [{ sd: 1 }, { sd: 3 }, { sd: 3 }])).toEqual(['accepted', 'act', 'act'])
    expect(judge.accept({ id: 'a2' })).toMatchObject({
      acceptance: { pinned: [{ window: '1h', startsMs: [4 * HOUR_MS, 5 * HOUR_MS] }] },
    })
    expect(judge.hour({ sd: 3 })).toMatchObject({ state: 'accepted', accepted: { id: 'a2' } })
    expect(judge.health().acceptances(0)).toHaveLength(1)
    expect(judge.hour({ sd: 1 }).state).toBe('act')
  })

  test('pins the last eight windows that showed it, and no quiet one', () => {
    const judge = createAcceptingJudge()
    states(judge, [{}, { sd: 1 }, {}, ...Array.from({ length: 9 }, () => ({ sd: 1 }))])
    const hours = [4, 5, 6, 7, 8, 9, 10, 11].map((hour) => hour * HOUR_MS)
    expect(judge.accept()).toMatchObject({ acceptance: { pinned: [{ window: '1h', startsMs: hours }] } })
    expect(judge.health().acceptances(0)).toEqual([
      expect.objectContaining({ id: 'a1', pinned: [{ window: '1h', startsMs: hours, rows: 4000 }] }),
    ])
  })

  test('of missing values alone is kept although no row has a value, and breaks when values come back moved', () => {
    const judge = createAcceptingJudge()
    states(judge, [{}, { rows: 0, missing: 500 }, { rows: 0, missing: 500 }])
    expect(judge.accept()).toMatchObject({ kind: 'accepted' })
    expect(
      states(judge, [
        { rows: 0, missing: 500 },
        { rows: 400, missing: 100 },
      ]),
    ).toEqual(['accepted', 'accepted'])
    expect(judge.hour({ sd: 3 })).toMatchObject({ state: 'act', kind: 'distribution' })
  })
})

test('a sensor that is stuck is accepted where it is stuck, and nowhere else', () => {
  const judge = createAcceptingJudge()
  const stuckAt = (value: number) => judge.hour({ x: Array.from({ length: 500 }, () => value) })
  judge.hour()
  expect(stuckAt(104)).toMatchObject({ state: 'act', severity: 100 })
  expect(judge.accept()).toMatchObject({ kind: 'accepted' })
  expect(stuckAt(104).state).toBe('accepted')
  expect(stuckAt(104).kinds.map(({ kind }) => kind)).toContain('constant')
  expect(stuckAt(90)).toMatchObject({ state: 'act', severity: 100 })
})

describe('what ends an acceptance', () => {
  test('the time it was given', () => {
    const judge = acceptedAtOne({ untilMs: 5 * HOUR_MS })
    expect(judge.hour({ sd: 1 }).accepted?.until).toBe('1970-01-01T05:00:00Z')
    expect(states(judge, [{ sd: 1 }, { sd: 1 }, { sd: 1 }])).toEqual(['accepted', 'act', 'act'])
    const health = judge.health()
    health.forget(7 * HOUR_MS)
    expect(health.acceptances(0)).toEqual([])
  })

  test('is said while it is still listed', () => {
    const judge = acceptedAtOne({ untilMs: 5 * HOUR_MS })
    const health = judge.health()
    expect(health.acceptances(5 * HOUR_MS - 1)[0]).not.toHaveProperty('ended')
    expect(health.acceptances(5 * HOUR_MS)[0]).toMatchObject({ ended: 'until' })
  })

  test('being revoked', () => {
    const judge = acceptedAtOne()
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
    expect(judge.revoke('other')).toBe(false)
    expect(judge.revoke('a1')).toBe(true)
    expect(judge.hour({ sd: 1 })).toMatchObject({ state: 'act', since: '1970-01-01T01:00:00Z' })
    expect(judge.health().acceptances(0)).toEqual([])
  })

  test('a new profile, whatever version it is of; a version without a profile ends nothing', () => {
    const renewed = profileOf({ x: { type: 'numeric', cells: shiftedRows(0, 8000, 8) } }, { spec, version: '2' })
    const judge = acceptedAtOne()
    expect(judge.hour({ sd: 1, version: '2' }).state).toBe('accepted')
    judge.continueWith({ profiles: [profile, renewed] })
    expect(judge.hour({ sd: 1, version: '2' }).state).toBe('act')
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
    judge.continueWith({ profiles: [renewed, { ...profile, id: 'sha256:other' }] })
    expect(judge.hour({ sd: 1 }).state).toBe('act')
    expect(judge.health().acceptances(0)[0]).toMatchObject({ ended: 'profile' })
  })

  test('nobody having heard of the feature for long', () => {
    const health = acceptedAtOne().health()
    health.forget(89 * 24 * HOUR_MS)
    expect(health.acceptances(0)).toHaveLength(1)
    health.forget(91 * 24 * HOUR_MS)
    expect(health.acceptances(0)).toEqual([])
    health.forget(1000 * 24 * HOUR_MS)
    expect(health.bytes()).toBe(0)
    expect(health.isEmpty()).toBe(true)
  })
})

describe('what it does not hide', () => {
  test('another kind, where one was given', () => {
    const judge = acceptedAtOne({ kind: 'distribution' })
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
    const line = judge.hour({ sd: 1, missing: 200 })
    expect(line).toMatchObject({ state: 'act', kind: 'missing' })
    expect(line.sentence).toContain('29 % of rows missing')
    expect(line.sentence).not.toContain('also the distribution')
    expect(line.sentence).toContain('not covered by what ana accepted')
  })

  test('another kind, where none was given: it was not there when it was accepted', () => {
    const judge = acceptedAtOne()
    expect(judge.hour({ sd: 1 }).state).toBe('accepted')
    expect(judge.hour({ sd: 1, missing: 200 })).toMatchObject({ state: 'act', kind: 'missing' })
  })

  test('nothing by one kind that got well while the other stays as it was accepted', () => {
    const judge = createAcceptingJudge()
    states(judge, [{}, { sd: 1, missing: 200 }, { sd: 1, missing: 200 }])
    expect(judge.accept()).toMatchObject({ kind: 'accepted' })
    expect(states(judge, [{ missing: 200 }, { missing: 200 }])).toEqual(['accepted', 'accepted'])
    expect(judge.hour({ missing: 450 })).toMatchObject({ state: 'act', kind: 'missing' })
  })

  test('another feature, segment or role', () => {
    const judge = acceptedAtOne()
    const health = judge.health()
    const x = numbers(shiftedRows(1))
    const lines = (['live', 'canary'] as const).flatMap((role) => {
      const segments = [{ name: 'city', value: 'ulm', features: { x } }]
      const window = toClosedWindow({ startMs: 3 * HOUR_MS, role, features: { x }, segments })
      return closeAll(health, [window]).verdicts
    })
    const of = lines.map(({ role, segment, state }) => [role, segment.value, state])
    expect(of).toContainEqual(['live', 'all', 'accepted'])
    expect(of).toContainEqual(['canary', 'all', 'act'])
    expect(of.filter(([, , state]) => state === 'accepted')).toHaveLength(1)
  })

  test('kinds accepted one after the other stand side by side, each with its own end', () => {
    const judge = acceptedAtOne({ kind: 'distribution' })
    expect(states(judge, [{ sd: 1, missing: 200 }])).toEqual(['act'])
    expect(judge.accept({ id: 'a2', kind: 'missing', by: 'bo' })).toMatchObject({
      acceptance: { pinned: [{ window: '1h', startsMs: [3 * HOUR_MS] }] },
    })
    expect(judge.hour({ sd: 1, missing: 200 })).toMatchObject({ state: 'accepted' })
    judge.revoke('a1')
    expect(judge.hour({ sd: 1, missing: 200 })).toMatchObject({ state: 'act', kind: 'distribution' })
  })
})

describe('what cannot be accepted is refused in words', () => {
  test('where nothing is raised, with what is', () => {
    const judge = createAcceptingJudge()
    judge.hour()
    expect(judge.accept()).toMatchObject({ kind: 'refused', refusal: 'not_raised' })
    judge.hour({ sd: 3 })
    expect(judge.accept({ feature: 'y' })).toEqual({
      kind: 'refused',
      refusal: 'not_raised',
      message:
        'Nothing is raised for feature "y" of segment all=all in role live, so there is nothing to accept. ' +
        'Raised are x (all=all, live).',
    })
    for (const command of [
      { role: 'canary' },
      { segment: { name: 'city', value: 'ulm' } },
      { kind: 'missing' },
    ] as const)
      expect(judge.accept(command)).toMatchObject({ kind: 'refused', refusal: 'not_raised' })
  })

  test('what one window alone shows', () => {
    const judge = createAcceptingJudge()
    judge.hour()
    expect(judge.hour({ sd: 0.35 }).state).toBe('suspected')
    expect(judge.accept()).toMatchObject({ refusal: 'not_raised' })
  })

  test('what a version was raised for that serves no more', () => {
    const judge = createAcceptingJudge()
    states(judge, [{ sd: 3 }, { version: '2' }])
    expect(judge.accept()).toMatchObject({ kind: 'accepted' })
    judge.revoke('a1')
    judge.hour({ version: '2' })
    expect(judge.accept()).toMatchObject({ refusal: 'not_raised' })
  })

  test('an end that has passed, and a kind that no counts can be compared for', () => {
    const judge = createAcceptingJudge()
    judge.hour({ sd: 3 })
    expect(judge.accept({ untilMs: HOUR_MS })).toMatchObject({ refusal: 'past' })
    expect(judge.accept({ kind: 'volume' })).toMatchObject({ refusal: 'kind' })
  })
})

describe('drift that the spec expects', () => {
  const expecting = specWith(
    'expected: [{feature: x, from: 1970-01-01T02:00:00Z, to: 1970-01-01T12:00:00Z, reason: works}]',
  )

  test('is accepted outright in the first three windows that show it, and then as far as it is like them', () => {
    const judge = createAcceptingJudge({ spec: expecting })
    expect(states(judge, [{}, { sd: 3 }])).toEqual(['ok', 'act'])
    expect(states(judge, [{ sd: 1 }, { sd: 3 }, {}, { sd: 2 }])).toEqual([
      'accepted',
      'accepted',
      'recovering',
      'accepted',
    ])
    expect(judge.hour({ sd: 2 })).toMatchObject({
      state: 'accepted',
      severity: 0,
      accepted: { by: 'spec', reason: 'works', since: '1970-01-01T02:00:00Z', until: '1970-01-01T12:00:00Z' },
    })
    const beyond = judge.hour({ sd: 8 })
    expect(beyond.state).toBe('act')
    expect(beyond.sentence).toContain('more than the spec expects (works)')
  })

  test('is judged again after its last day', () => {
    const judge = createAcceptingJudge({ spec: expecting })
    const hours = states(judge, [{}, {}, ...Array.from({ length: 12 }, () => ({ sd: 1 }))])
    expect(hours.slice(2, 12)).toEqual(Array.from({ length: 10 }, () => 'accepted'))
    expect(hours.slice(12)).toEqual(['act', 'act'])
  })

  test('begins anew with an entry of other dates', () => {
    const judge = createAcceptingJudge({ spec: expecting })
    states(judge, [{}, {}, { sd: 1 }, { sd: 1 }, { sd: 1 }])
    expect(judge.hour({ sd: 3 }).state).toBe('act')
    judge.continueWith({ spec: specWith('expected: [{feature: x, from: 1970-01-01T03:00:00Z}]') })
    expect(judge.hour({ sd: 3 }).state).toBe('accepted')
  })
})

test('what is remembered of accepted rows is reckoned in bytes, the same in another process', () => {
  const judge = createAcceptingJudge()
  const before = judge.health().bytes()
  states(judge, [{ sd: 1 }, { sd: 1 }])
  const raised = judge.health().bytes()
  expect(raised).toBeGreaterThan(before + 2000)
  judge.accept()
  const health = judge.health()
  expect(health.bytes()).toBeGreaterThan(raised + 1000)
  const restored = createModelHealth({ spec, profiles: [profile], state: structuredClone([...health.entries()]) })
  expect(restored.bytes()).toBe(health.bytes())
})
