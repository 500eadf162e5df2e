import { appendFileSync, mkdirSync, rmdirSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createJournal, type Journal } from './journal.ts'
import { decodeRecords, encodeRecord, JOURNAL_MAGIC } from './journal-records.ts'
import { createTemporaryDirectory } from './temporary-directory.testing.ts'

const bytes = (text: string) => Buffer.from(text)
const texts = async (journal: Journal, after = 0) => {
  const found: string[] = []
  for await (const { kind, payload } of journal.readAfter(after))
    found.push(`${kind}:${Buffer.from(payload).toString()}`)
  return found
}

describe('a journal', () => {
  test('gives back what was appended, in order, after it was opened again', async () => {
    const directory = createTemporaryDirectory()
    const journal = await createJournal({ directory })
    await Promise.all(['a', '', 'c'].map((text, kind) => journal.append(kind, bytes(text))))
    await journal.append(255, bytes('d'))
    await journal.close()
    const again = await createJournal({ directory })
    expect(await texts(again)).toEqual(['0:a', '1:', '2:c', '255:d'])
    await again.append(1, bytes('e'))
    await again.close()
    expect(await texts(await createJournal({ directory }))).toEqual(['0:a', '1:', '2:c', '255:d', '1:e'])
  })

  test('cuts a torn record off and keeps all before it, wherever the tear is', async () => {
    const directory = createTemporaryDirectory()
    const journal = await createJournal({ directory })
    await Promise.all(['first', 'second', 'third'].map((text) => journal.append(7, bytes(text))))
    await journal.close()
    const file = join(directory, readdirSync(directory)[0]!)
    const whole = readFileSync(file)
    for (let length = whole.length - 1; length >= 0; length--) {
      truncateSync(file, length)
      const again = await createJournal({ directory })
      const expected = ['7:first', '7:second'].filter((_, i) => length >= JOURNAL_MAGIC.length + 14 + i * 15)
      expect(await texts(again)).toEqual(expected)
      expect(statSync(file).size).toBeLessThanOrEqual(length)
    }
  })

  test('cuts off a record with a wrong checksum and garbage behind the end', async () => {
    const directory = createTemporaryDirectory()
    const journal = await createJournal({ directory })
    await journal.append(1, bytes('kept'))
    await journal.close()
    const file = join(directory, readdirSync(directory)[0]!)
    const spoiled = encodeRecord(1, bytes('spoiled'))
    spoiled[spoiled.length - 1]! ^= 1
    appendFileSync(file, spoiled)
    expect(await texts(await createJournal({ directory }))).toEqual(['1:kept'])
    appendFileSync(file, Buffer.alloc(100, 0xff))
    expect(await texts(await createJournal({ directory }))).toEqual(['1:kept'])
  })

  test('keeps what a checkpoint does not cover', async () => {
    const directory = createTemporaryDirectory()
    const journal = await createJournal({ directory })
    const before = journal.append(1, bytes('covered'))
    const covered = journal.rotate()
    const after = journal.append(1, bytes('later'))
    await Promise.all([before, after])
    expect(await texts(journal, covered)).toEqual(['1:later'])
    await journal.discardThrough(covered)
    expect(await texts(journal)).toEqual(['1:later'])
    await journal.close()
  })

  test('counts the bytes since the last rotation', async () => {
    const journal = await createJournal({ directory: createTemporaryDirectory() })
    await journal.append(1, bytes('12345'))
    expect(journal.sizeBytes).toBe(14)
    journal.rotate()
    expect(journal.sizeBytes).toBe(0)
    await journal.close()
  })

  test('rejects what it cannot write and goes on in a new generation', async () => {
    const directory = createTemporaryDirectory()
    const journal = await createJournal({ directory })
    const blocked = join(directory, 'journal-0000000002.log')
    journal.rotate()
    mkdirSync(blocked)
    const failed = [journal.append(1, bytes('lost')), journal.append(1, bytes('lost too'))]
    expect((await Promise.allSettled(failed)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(journal.generation).toBe(3)
    rmdirSync(blocked)
    await journal.append(1, bytes('kept'))
    await journal.close()
    expect(await texts(await createJournal({ directory }))).toEqual(['1:kept'])
  })

  test('refuses appends after it was closed, and kinds that are no byte', async () => {
    const journal = await createJournal({ directory: createTemporaryDirectory() })
    expect(() => journal.append(256, bytes('x'))).toThrow('between 0 and 255; got 256')
    await journal.close()
    await expect(journal.append(1, bytes('x'))).rejects.toThrow('closed')
  })

  test('reads any spoiled file as a beginning of what was written, or with the changed bytes refused', () => {
    const record = fc.record({ kind: fc.nat(255), payload: fc.uint8Array({ maxLength: 40 }) })
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (records, where, flip) => {
          const file = Buffer.concat([
            JOURNAL_MAGIC,
            ...records.map(({ kind, payload }) => encodeRecord(kind, payload)),
          ])
          file[where % file.length]! ^= flip
          const { records: read } = decodeRecords(file)
          expect(read.length).toBeLessThan(records.length)
          expect(read.map(({ kind, payload }) => [kind, [...payload]])).toEqual(
            records.slice(0, read.length).map(({ kind, payload }) => [kind, [...payload]]),
          )
        },
      ),
    )
  })
})
