import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OneObjective } from './one-objective.ts'
import { OFFERED_KINDS, oneObjectiveSpec } from './one-objective.ts'
import { readSpec } from './read-spec.ts'

const promise: OneObjective = {
  model: 'fares',
  environment: '',
  kind: 'availability',
  target: '99.9',
  below: '',
  period: '30d',
  window: '',
}
const built = (chosen: Partial<OneObjective>) => readSpec(oneObjectiveSpec({ ...promise, ...chosen }))?.built

test.each(OFFERED_KINDS)('$kind as it is offered is a spec with alerts', ({ kind, target, below }) => {
  expect(built({ kind, target, below })?.spec.slos[kind]?.objective).toBeCloseTo(Number(target) / 100, 9)
  expect(built({ kind, target, below })?.rules.groups.length).toBeGreaterThan(0)
})

test('a percentage is the share that a person means', () => {
  expect(built({ target: '99.9' })?.spec.slos.availability?.objective).toBe(0.999)
  expect(built({ target: '99.95' })?.spec.slos.availability?.objective).toBe(0.9995)
})

test('what is no target is a problem with its place', () => {
  for (const target of ['', 'all', '100', '0'])
    expect(readSpec(oneObjectiveSpec({ ...promise, target }))?.issues[0]).toMatchObject({
      line: 5,
      severity: 'problem',
    })
})

test('names of every kind stay what they are', () => {
  const name = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== '')
  fc.assert(
    fc.property(name, name, (model, environment) => {
      const spec = built({ model, environment })?.spec
      if (spec === undefined) return
      expect(spec.model.name).toBe(model)
      expect(spec.alerting.environments).toEqual([environment])
    }),
  )
  expect(built({ model: 'a: {b} "c" #\\', environment: "d'" })?.spec.model.name).toBe('a: {b} "c" #\\')
})
