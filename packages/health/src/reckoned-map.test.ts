import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReckonedMap } from './reckoned-map.ts'

const place = fc.constantFrom('a', 'b', 'c')
const step = fc.record({ place, bytes: fc.option(fc.nat(1000)) })

test('knows the bytes of what it holds, whatever was put in, replaced and deleted', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const map = new ReckonedMap<{ readonly bytes: number }>()
      const plain = new Map<string, number>()
      for (const { place, bytes } of steps)
        if (bytes === null) {
          map.delete(place)
          plain.delete(place)
        } else {
          map.set(place, { bytes })
          plain.set(place, bytes)
        }
      expect(Array.from(map.entries(), ([at, held]) => [at, held.bytes])).toEqual([...plain])
      expect(map.bytes).toBe([...plain.values()].reduce((a, b) => a + b, 0))
      expect(map.size).toBe(plain.size)
    }),
  )
})
