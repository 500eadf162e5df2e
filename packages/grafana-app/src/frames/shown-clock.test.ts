import { expect, test } from 'vitest'
import { ANY_CLOCK, shownClock } from './shown-clock.ts'
import type { ClockChoice } from './shown-clock.ts'
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

const choose = (clocks: readonly WindowClock[], choice: Partial<ClockChoice> = {}): string | undefined => {
  const found = shownClock(clocks, { wanted: ANY_CLOCK, windows: [], rowsOf: () => 0, ...choice })
  return found && `${found.version} ${found.role} ${found.window}`
}

test('what is live goes first, then whose windows go on, then what has most rows, then the higher version', () => {
  const canary = clock('3', { role: 'canary', endMs: 200 })
  const [nine, ten] = [clock('9'), clock('10')]
  expect(choose([canary, nine, ten])).toBe('10 live 1h')
  expect(choose([canary, nine, ten], { rowsOf: ({ version }) => (version === '9' ? 7 : 1) })).toBe('9 live 1h')
  expect(choose([canary, clock('9', { endMs: 150 }), ten], { rowsOf: (own) => Number(own === ten) })).toBe('9 live 1h')
  expect(choose([canary])).toBe('3 canary 1h')
  expect(choose([])).toBeUndefined()
})

test('the window that is preferred goes before any other, where it is among what is wanted', () => {
  const clocks = [clock('1', { endMs: 150 }), clock('1', { window: '1d' }), clock('2', { role: 'shadow' })]
  expect(choose(clocks)).toBe('1 live 1h')
  expect(choose(clocks, { windows: ['1d'] })).toBe('1 live 1d')
  expect(choose(clocks, { windows: ['1w'] })).toBe('1 live 1h')
  expect(choose(clocks, { windows: ['1w', undefined, '1d', '1h'] })).toBe('1 live 1d')
})

test('what is asked for is found, or nothing is', () => {
  const clocks = [clock('1'), clock('1', { window: '1d' }), clock('2', { role: 'shadow' })]
  expect(choose(clocks, { wanted: { ...ANY_CLOCK, window: '1d' } })).toBe('1 live 1d')
  expect(choose(clocks, { wanted: { ...ANY_CLOCK, role: 'shadow' }, windows: ['1d'] })).toBe('2 shadow 1h')
  expect(choose(clocks, { wanted: { ...ANY_CLOCK, version: '7' } })).toBeUndefined()
})
