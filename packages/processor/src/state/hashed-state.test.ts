import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFeatureTarget } from '../intake/count-target.ts'
import type { Counter } from '../intake/count-target.ts'
import type { Stream } from '../streams/stream.ts'
import { BinaryReader } from './binary-reader.ts'
import { BinaryWriter } from './binary-writer.ts'
import { readFeatureCounts, writeFeatureCounts } from './point-codec.ts'
import { readSection } from './read-section.ts'
import { SectionWriter } from './section-writer.ts'

const names = fc.dictionary(fc.string(), fc.nat(1000), { maxKeys: 4 })

test('counts of categories are read again with their key, and without one as before', () => {
  const categories = fc.record(
    { names, buckets: names, other: fc.nat(1000), hashKey: fc.constantFrom('5d41402a', 'none', 'mixed') },
    { requiredKeys: ['names', 'buckets', 'other'] },
  )
  const counts = fc.record(
    { categories, special: names, problems: names, aged: fc.nat(9) },
    { requiredKeys: ['special', 'problems'] },
  )
  fc.assert(
    fc.property(counts, (own) => {
      const to = new BinaryWriter()
      writeFeatureCounts(to, own)
      const from = new BinaryReader(to.take())
      expect(JSON.parse(JSON.stringify(readFeatureCounts(from)))).toEqual(JSON.parse(JSON.stringify(own)))
      expect(from.isAtEnd).toBe(true)
    }),
  )
})

test('a stream of hashed categories is read again with its key, beside one without', () => {
  const counters: readonly Counter[] = [
    { kind: 'bucket', name: '07', hashKey: '5d41402a' },
    { kind: 'other', hashKey: 'none' },
    { kind: 'bucket', name: '07' },
    { kind: 'special', name: '07' },
  ]
  const segment = { name: 'all', value: 'all' }
  const feature = toFeatureTarget({ version: '1', role: 'live', segment, feature: 'x' })
  const to = new SectionWriter()
  for (const [i, counter] of counters.entries()) {
    const stream = { seriesKey: `s${i}`, session: undefined, target: { feature, counter }, lastMs: i, waiting: [] }
    to.stream(stream as unknown as Stream)
  }
  const read = [...readSection([to.take()])].map((record) => (record.kind === 'stream' ? record.stream : undefined))
  expect(read.map((stream) => stream?.counter)).toEqual(counters)
  expect(read.map((stream) => stream?.seriesKey)).toEqual(['s0', 's1', 's2', 's3'])
})
