import { expect, test, vi } from 'vitest'

import { watchSignals } from './watch-signals.ts'

function listen() {
  const listeners = new Map<string, () => void>()
  const exits: number[] = []
  const { drainOnSignal } = watchSignals({
    on: (signal, listener) => listeners.set(signal, listener),
    exit: (code) => void exits.push(code),
  })
  return { drainOnSignal, exits, send: (signal: string) => listeners.get(signal)?.() }
}

test('without work to finish SIGINT ends with 130 and SIGTERM with 143', () => {
  const { exits, send } = listen()
  send('SIGINT')
  send('SIGTERM')
  expect(exits).toEqual([130, 143])
})

test('with work to finish it is finished first, and the end is a good one', async () => {
  const { drainOnSignal, exits, send } = listen()
  let finish = (): void => undefined
  drainOnSignal(() => new Promise((resolve) => (finish = resolve)))
  send('SIGTERM')
  expect(exits).toEqual([])
  finish()
  await vi.waitFor(() => expect(exits).toEqual([0]))
})

test('a second signal does not wait', () => {
  const { drainOnSignal, exits, send } = listen()
  drainOnSignal(() => new Promise(() => undefined))
  send('SIGINT')
  send('SIGINT')
  expect(exits).toEqual([130])
})

test('work that fails to finish ends with the code of the signal', async () => {
  const { drainOnSignal, exits, send } = listen()
  drainOnSignal(() => Promise.reject(new Error('disk full')))
  send('SIGTERM')
  await vi.waitFor(() => expect(exits).toEqual([143]))
})
