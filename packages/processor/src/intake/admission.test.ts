import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Account, Admission } from './admission.ts'

test('no holder takes more than is still free, and all together never more than the limits', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ holder: fc.nat(5), bytes: fc.nat(300) }), { maxLength: 400 }), (asked) => {
      const admission = new Admission({ maxStreams: 100, maxBytes: 10_000 })
      const accounts = Array.from({ length: 6 }, () => new Account(admission))
      for (const { holder, bytes } of asked) {
        const account = accounts[holder]!
        const free = { streams: 100 - admission.streams, bytes: 10_000 - admission.bytes }
        const may = admission.mayOpen(account, bytes)
        expect(may).toBe(
          free.streams > 0 && bytes <= free.bytes && account.streams < free.streams && account.bytes < free.bytes,
        )
        if (!may) continue
        account.addStreams(1)
        account.addBytes(bytes)
      }
      expect(admission.streams).toBe(accounts.reduce((sum, { streams }) => sum + streams, 0))
      expect(admission.bytes).toBeLessThanOrEqual(10_000)
      expect(admission.streams).toBeLessThanOrEqual(100)
    }),
  )
})

test('one holder leaves half to the others', () => {
  const admission = new Admission({ maxStreams: 100, maxBytes: 1e6 })
  const greedy = new Account(admission)
  while (admission.mayOpen(greedy, 10)) greedy.addStreams(1)
  expect(greedy.streams).toBe(50)
  expect(admission.mayOpen(new Account(admission), 10)).toBe(true)
})
