import type { FeatureNames } from '@driftline/processor'
import { expect, test } from 'vitest'
import type { NamedModel } from './check-names.ts'
import { checkNames } from './check-names.ts'

const names: FeatureNames = {
  arriving: ['a', 'b', 'prediction'],
  undeclared: [],
  inSpec: ['a', 'b'],
  inProfiles: [{ version: null, names: ['a', 'b', 'prediction'] }],
}
const live = {
  version: '1',
  role: 'live',
  services: [],
  hasProfile: true,
  waitsFor: 'window',
  rows: 1,
  verdict: null,
} as const
const model: NamedModel = {
  model: 'm',
  environment: 'default',
  windows: ['1h'],
  timezone: 'UTC',
  waitsFor: 'window',
  senders: { active: 1, services: [], otherServices: 0, lastHeard: null },
  next: null,
  learning: null,
  deployments: [live],
}

const found = (changed: Partial<FeatureNames>, rest: Partial<NamedModel> = {}, declared?: readonly string[]) =>
  checkNames({ ...model, ...rest, names: { ...names, ...changed } }, declared).map(({ isOk, text, todo }) =>
    [isOk ? 'ok' : 'problem', text, todo].filter(Boolean).join(' | '),
  )

test('names that match are one good finding', () => {
  expect(found({})).toEqual(['ok | model "m": 3 names of features and outputs match spec and profile'])
  expect(found({ inSpec: [] })).toEqual(['ok | model "m": 3 names of features and outputs match spec and profile'])
  expect(found({ inProfiles: [] }, { deployments: [{ ...live, hasProfile: false }] })[0]).toContain('ok | model "m": 3')
})

test.each<[what: string, found: readonly string[], expected: RegExp]>([
  [
    'declared and never sent',
    found({ inSpec: ['a', 'b', 'c'] }),
    /^problem \| .*"c" of the spec never comes \| Give them/,
  ],
  ['sent and not declared', found({ arriving: ['a', 'b', 'x', 'y'] }), /"x", "y" come but the spec does not name them/],
  ['undeclared for the sender', found({ undeclared: ['z'] }), /"z" comes but the spec does not name it/],
  [
    'not in the profile',
    found({ inProfiles: [{ version: '1', names: ['a'] }] }),
    /"b", "prediction" are not in the profile/,
  ],
  [
    'a version without a profile',
    found({ inProfiles: [{ version: '2', names: [] }] }, { deployments: [{ ...live, hasProfile: false }] }),
    /version "1" has no profile; there is one of version 2/,
  ],
  [
    'nothing live',
    found({}, { deployments: [{ ...live, role: 'shadow' }] }),
    /only shadow comes, and nothing that is live/,
  ],
  ['another spec', found({ arriving: ['a'] }, {}, ['a']), /started with another spec: they differ in "b"/],
])('%s is a problem that says what to do', (_, [first], expected) => {
  expect(first).toMatch(expected)
})

test('many names are counted', () => {
  const many = Array.from({ length: 20 }, (_, i) => `f${i}`)
  expect(found({ inSpec: many }, {}, undefined)[0]).toContain('"f7" and 12 more of the spec never come')
})

test('before anything has come there is nothing to compare', () => {
  expect(found({}, { deployments: [] })).toEqual([])
})
