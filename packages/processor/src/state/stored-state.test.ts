import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { commitRows, foldRows } from './database.ts'
import { StateVersionError } from './state-errors.ts'
import { openState } from './stored-state.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-stored-'))
  folders.push(folder)
  return folder
}

const facts = {
  coveredSinceMs: 1,
  foldedMs: 2,
  configuration: '{}',
  modelBySection: { s: 'm' },
  coverageByModel: {},
}

/** A state with one section of three parts, folded through entry 2, and entries 3 to 6. */
function writeState(directory: string): void {
  const { database } = openState(directory, 1)
  const entries = Array.from({ length: 6 }, (_, i) => ({ sequence: i + 1, payload: bytes(`entry ${i + 1}`, 6000) }))
  const parts = [0, 1, 2].map((part) => ({ section: 's', generation: 4, part, payload: bytes(`part ${part}`, 9000) }))
  commitRows(database, { entries, parts })
  const sections = [{ section: 's', generation: 4, partCount: 3 }]
  foldRows(database, { sections, dropped: [], throughSequence: 2, facts })
  database.close()
}

function bytes(text: string, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.alloc(length, text))
}

function readEntries(directory: string) {
  const { database, contents } = openState(directory, 1)
  const found = database.prepare('SELECT sequence FROM entries ORDER BY sequence').all()
  const parts = database.prepare('SELECT count(*) AS n FROM parts').get()
  database.close()
  return { contents, sequences: found.map(({ sequence }) => Number(sequence)), partCount: Number(parts?.['n']) }
}

test('what was written is found again, without a word', () => {
  const directory = temporaryFolder()
  writeState(directory)
  const { contents, sequences, partCount } = readEntries(directory)
  expect(contents).toEqual({
    facts,
    sections: ['s'],
    foldedSequence: 2,
    lastSequence: 6,
    greatestGeneration: 4,
    problems: [],
  })
  expect(sequences).toEqual([3, 4, 5, 6])
  expect(partCount).toBe(3)
})

test('parts of a fold that did not end are dropped, the ones before it count', () => {
  const directory = temporaryFolder()
  writeState(directory)
  const { database } = openState(directory, 1)
  commitRows(database, { entries: [], parts: [{ section: 's', generation: 5, part: 0, payload: bytes('new', 10) }] })
  database.close()
  const { contents, partCount } = readEntries(directory)
  expect(contents.sections).toEqual(['s'])
  expect(partCount).toBe(3)
})

test('wherever one bit flips, at most what it hit is gone, and then it is told', () => {
  const directory = temporaryFolder()
  writeState(directory)
  const intact = readFileSync(join(directory, 'state.db'))
  fc.assert(
    fc.property(fc.nat(intact.length * 8 - 1), (bit) => {
      const folder = temporaryFolder()
      const damaged = Buffer.from(intact)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      writeFileSync(join(folder, 'state.db'), damaged)
      writeFileSync(join(folder, 'driftline-state'), '')
      const { contents, sequences } = readEntries(folder)
      const lost = 4 - sequences.length + (contents.sections.length === 1 ? 0 : 1) + (contents.facts ? 0 : 1)
      // A page holds the rows of one table: the worst that one bit can take is the page that points to all others.
      if (lost > 0) expect(contents.problems.length, `bit ${bit}`).toBeGreaterThan(0)
      if (contents.problems.length > 0 && lost > 0) {
        const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'))
        expect(kept.length, `bit ${bit}: the damaged file is kept`).toBeGreaterThan(0)
      }
      // It opens again, as if nothing had been.
      expect(readEntries(folder).sequences).toEqual(sequences)
      rmSync(folder, { recursive: true, force: true })
    }),
    { numRuns: 300 },
  )
})

test.each([
  [0, 'newer'],
  [2, 'earlier'],
])('a state of version 1 is refused by a processor of version %i, and left alone', (version, writer) => {
  const directory = temporaryFolder()
  writeState(directory)
  expect(() => openState(directory, version)).toThrow(StateVersionError)
  expect(() => openState(directory, version)).toThrow(
    `state.db has version 1 and this processor reads version ${version}. Run the ${writer} processor`,
  )
  expect(readEntries(directory).sequences).toEqual([3, 4, 5, 6])
})

test('a state of before the database is told, and left alone', () => {
  const directory = temporaryFolder()
  writeFileSync(join(directory, 'snapshot.json'), '{}')
  const { contents } = readEntries(directory)
  expect(contents.problems.join()).toContain('earlier format')
  expect(readdirSync(directory)).toContain('snapshot.json')
  expect(readEntries(directory).contents.problems).toEqual([])
})
