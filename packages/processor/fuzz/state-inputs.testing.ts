import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { encodeEntry } from '../src/journal-entry.ts'
import type { Processor } from '../src/processor.ts'
import { DAY_MS, EXPORT_MS, exportsOf, HOUR_MS, judgedModel, modelOf, START_MS } from '../src/lives.testing.ts'
import type { MonitoredModel } from '../src/models/monitor-options.ts'
import { callPointsOf, SLO_YAML } from '../src/slo/calls.testing.ts'
import { run, undisturbed } from '../src/processor-laws.testing.ts'
import { STATE_VERSION } from '../src/state/section-records.ts'
import { commitRows, foldRows } from '../src/state/database.ts'
import { openState } from '../src/state/stored-state.ts'
import { writeSection } from '../src/state/write-section.ts'
import { edited } from './otlp-inputs.testing.ts'

const SECTION = JSON.stringify(['m', 'default'])
const SQLITE_PAGE_BYTES = 4096

/** First byte of an input: what the rest is. */
export const INPUT_KINDS = ['section', 'entry', 'database'] as const

/** Judged, and with objectives of all kinds. */
export const fuzzedModel: MonitoredModel = {
  ...judgedModel,
  spec: { ...judgedModel.spec, features: modelOf(SLO_YAML).spec.features, slos: modelOf(SLO_YAML).spec.slos },
}

/** A part of a section with everything in it that a section can hold: judged, learning, waiting, open and counted. */
export const wholeSection = ((): Uint8Array<ArrayBuffer> => {
  const timesMs = Array.from({ length: 24 }, (_, i) => START_MS + (i + 1) * EXPORT_MS)
  const points = ['1', '2'].flatMap((version) => {
    const life = { startTimeMs: START_MS, timesMs, version, movesAtMs: START_MS + 3 * HOUR_MS }
    const calls = { startTimeMs: START_MS, exportsMs: timesMs, version, callsPerExport: 4 }
    return exportsOf({ ...life, writer: 'a' }).concat(
      exportsOf({ ...life, writer: 'b', temporality: 'delta' }),
      callPointsOf({ ...calls, writer: 'c' }),
      callPointsOf({ ...calls, writer: 'd', temporality: 'delta' }),
    )
  })
  const states: (readonly Uint8Array[])[] = []
  const onState = ({ registry }: Processor): void => {
    states.push(registry.all().flatMap((own) => Array.from(writeSection(own))))
  }
  run([{ points, arrivalMs: START_MS + DAY_MS }], undisturbed, { models: [fuzzedModel], onState })
  return new Uint8Array(Buffer.concat(states[1] ?? []))
})()

/** A database with a section, entries and facts. */
export const wholeDatabase: Uint8Array = ((): Uint8Array => {
  const directory = mkdtempSync(join(tmpdir(), 'driftline-seed-'))
  const { database } = openState(directory, STATE_VERSION)
  const part = { section: SECTION, generation: 1, part: 0, payload: wholeSection.subarray(0, 2 * SQLITE_PAGE_BYTES) }
  const entries = [1, 2, 3].map((sequence) => ({ sequence, payload: encodeEntry({ kind: 'clock', nowMs: START_MS }) }))
  commitRows(database, { entries, parts: [part] })
  foldRows(database, {
    sections: [{ section: SECTION, generation: 1, partCount: 1 }],
    dropped: [],
    throughSequence: 1,
    facts: {
      coveredSinceMs: START_MS,
      foldedMs: START_MS,
      configuration: JSON.stringify({ models: [judgedModel.spec.model.name], limits: {} }),
      modelBySection: { [SECTION]: 'm' },
      coverageByModel: {},
    },
  })
  database.close()
  const bytes = readFileSync(join(directory, 'state.db'))
  rmSync(directory, { recursive: true })
  return bytes
})()

const soup = fc.uint8Array({ maxLength: 300, size: 'max' })
const request = encodeEntry({ kind: 'request', encoding: 'json', arrivalMs: START_MS, body: Buffer.from('{}') })
const entries = [request, encodeEntry({ kind: 'finish', nowMs: START_MS })]

/** Single bytes of a file set to something else, wherever they are. */
const struck = fc
  .array(fc.record({ at: fc.nat(wholeDatabase.length - 1), byte: fc.nat(255) }), { minLength: 1, maxLength: 12 })
  .map((strikes) => {
    const bytes = Buffer.from(wholeDatabase)
    for (const { at, byte } of strikes) bytes[at] = byte
    return bytes
  })

/** Whole pages blank, swapped, or gone from the end. */
const torn = fc
  .record({ page: fc.nat(20), from: fc.nat(20), kind: fc.constantFrom('blank', 'copy', 'cut') })
  .map(({ page, from, kind }) => {
    const bytes = Buffer.from(wholeDatabase)
    const at = (page * SQLITE_PAGE_BYTES) % bytes.length
    if (kind === 'cut') return bytes.subarray(0, at)
    if (kind === 'blank') return bytes.fill(0, at, at + SQLITE_PAGE_BYTES)
    const source = (from * SQLITE_PAGE_BYTES) % bytes.length
    bytes.copy(bytes, at, source, source + SQLITE_PAGE_BYTES)
    return bytes
  })

const ofKind = (kind: (typeof INPUT_KINDS)[number], bodies: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  bodies.map((body) => Buffer.concat([Buffer.of(INPUT_KINDS.indexOf(kind)), body]))

/** What a state might be read from: sections, entries and databases; whole, spoiled, torn, and soup. */
export const anyState: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: ofKind('section', fc.oneof(edited(fc.constant(wholeSection)), soup)) },
  { weight: 1, arbitrary: ofKind('entry', fc.oneof(edited(fc.constantFrom(...entries)), soup)) },
  { weight: 1, arbitrary: ofKind('database', fc.oneof(struck, torn, edited(fc.constant(wholeDatabase)), soup)) },
)
