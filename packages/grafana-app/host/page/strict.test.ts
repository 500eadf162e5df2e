import { expect, test, vi } from 'vitest'
import { strict } from './strict.ts'

const { report } = vi.hoisted(() => ({ report: vi.fn<(problem: string) => void>() }))
vi.mock('./problems.ts', () => ({ report }))

interface Service {
  readonly known: () => number
  readonly unknown: () => number
}

test('a strict service answers what it knows; anything else is an error and a problem', () => {
  const service = strict<Service>('Service', { known: () => 7 })
  expect(service.known()).toBe(7)
  expect(() => service.unknown()).toThrow('The host has no Service.unknown')
  expect(report).toHaveBeenCalledWith(expect.stringContaining('Service.unknown'))
})
