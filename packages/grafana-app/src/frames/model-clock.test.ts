import { expect, test } from 'vitest'
import { modelClock } from './model-clock.ts'
import type { WindowClock } from './window-clock.ts'

const clock = (version: string, changes: Partial<WindowClock> = {}): WindowClock => ({
  environment: 'default',
  model: 'fares',
  version,
  role: 'live',
  window: '1h',
  endMs: 100,
  repeats: true,
  isTold: true,
  ...changes,
})
const any = { version: '', role: '', window: '' }

test('what is live goes first, then whose windows go on, then the higher version', () => {
  const canary = clock('3', { role: 'canary', endMs: 200 })
  expect(modelClock([canary, clock('9'), clock('10')], any)?.version).toBe('10')
  expect(modelClock([canary, clock('9', { endMs: 150 }), clock('10')], any)?.version).toBe('9')
  expect(modelClock([canary], any)?.version).toBe('3')
})

test('what is asked for is found, or nothing is', () => {
  const clocks = [clock('1'), clock('1', { window: '1d' }), clock('2', { role: 'shadow' })]
  expect(modelClock(clocks, { ...any, window: '1d' })).toBe(clocks[1])
  expect(modelClock(clocks, { ...any, role: 'shadow' })).toBe(clocks[2])
  expect(modelClock(clocks, { ...any, version: '7' })).toBeUndefined()
})
