import { crc32 } from 'node:zlib'

/** One record of a journal. */
export interface JournalRecord {
  /** Meaning of the payload, 0…255; the journal does not look at it. */
  readonly kind: number
  readonly payload: Uint8Array
}

/** The whole records at the start of a file and where they end. */
export interface JournalContent {
  readonly records: readonly JournalRecord[]
  /** Bytes from the start of the file that are whole; anything after was never acknowledged. */
  readonly wholeBytes: number
}

/** First bytes of every journal file: name and version of the format. */
export const JOURNAL_MAGIC = Buffer.from('DRIFTWAL1\n')

const HEADER_BYTES = 9 // payload length u32, CRC-32 of kind and payload u32, kind u8; little endian
const KIND_AT = 8

/** A record as it stands in the file. @throws RangeError for a kind that is no byte. */
export function encodeRecord(kind: number, payload: Uint8Array): Buffer {
  if (!Number.isInteger(kind) || kind < 0 || kind > 255)
    throw new RangeError(`Kind of a journal record must be a whole number between 0 and 255; got ${kind}.`)
  const record = Buffer.allocUnsafe(HEADER_BYTES + payload.length)
  record.writeUInt32LE(payload.length, 0)
  record.writeUInt8(kind, KIND_AT)
  record.set(payload, HEADER_BYTES)
  record.writeUInt32LE(crc32(record.subarray(KIND_AT)), 4)
  return record
}

/** Reads records until the end or the first one that is not whole. */
export function decodeRecords(file: Buffer): JournalContent {
  if (!file.subarray(0, JOURNAL_MAGIC.length).equals(JOURNAL_MAGIC)) return { records: [], wholeBytes: 0 }
  const records: JournalRecord[] = []
  let at = JOURNAL_MAGIC.length
  while (at + HEADER_BYTES <= file.length) {
    const end = at + HEADER_BYTES + file.readUInt32LE(at)
    if (end > file.length || crc32(file.subarray(at + KIND_AT, end)) !== file.readUInt32LE(at + 4)) break
    records.push({ kind: file.readUInt8(at + KIND_AT), payload: file.subarray(at + HEADER_BYTES, end) })
    at = end
  }
  return { records, wholeBytes: at }
}
