import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BinaryError, BinaryReader } from './binary-reader.ts'
import { BinaryWriter } from './binary-writer.ts'

const count = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 127, 128, 2 ** 32, 2 ** 53 - 1))

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.record({
        count,
        integer: fc.oneof(fc.integer(), fc.constantFrom(-(2 ** 40), 2 ** 40)),
        double: fc.double({ noNaN: true }),
        text: fc.string({ unit: 'binary', maxLength: 5000 }),
        counts: fc.array(count, { maxLength: 500 }),
        doubles: fc.array(fc.double({ noNaN: true }), { maxLength: 100 }),
      }),
      ({ count: one, integer, double, text, counts, doubles }) => {
        const to = new BinaryWriter().count(one).integer(integer).double(double).text(text)
        const from = new BinaryReader(to.counts(counts).doubles(doubles).take())
        expect([from.count(), from.integer(), from.double(), from.text(), from.counts(), from.doubles()]).toEqual([
          one,
          integer,
          double,
          text,
          counts,
          doubles,
        ])
        expect(from.isAtEnd).toBe(true)
        expect(to.length).toBe(0)
      },
    ),
  )
})

test('damaged bytes end in an error, never beyond the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const read of ['count', 'integer', 'double', 'text', 'counts', 'doubles'] as const) {
        const from = new BinaryReader(bytes)
        try {
          while (!from.isAtEnd) from[read]()
        } catch (error) {
          expect(error).toBeInstanceOf(BinaryError)
        }
      }
    }),
  )
})
