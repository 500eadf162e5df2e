import fc from 'fast-check'
import { anyRequest, encodeIndependently, renderJson } from '../src/otlp/otlp-request.testing.ts'

const MAX_REPEATS = 20_000

/** One change to a body. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.nat(12),
  kind: fc.constantFrom('replace', 'insert', 'remove', 'repeat', 'truncate'),
  bytes: fc.oneof(fc.uint8Array({ maxLength: 10 }), fc.constantFrom(...hostileBytes())),
})

function hostileBytes(): readonly Uint8Array[] {
  const texts = ['[', '{', '"', '\\', ',', ':', ']', '}', 'null', '1e400', '-1', '"NaN"', '\\ud800', '\u{feff}']
  const varints = ['ffffffffffffffffff01', 'ffffffff0f', '8000', '00', '7f', '000000000000f07f', '000000000000f0ff']
  return [...texts.map((text) => Buffer.from(text)), ...varints.map((hex) => Buffer.from(hex, 'hex'))]
}

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function applyEdit(body: Uint8Array, { at, length, kind, bytes }: Edit): Uint8Array {
  const start = Math.floor(at * body.length)
  const before = body.subarray(0, start)
  const after = body.subarray(start + length)
  switch (kind) {
    case 'replace':
      return Buffer.concat([before, bytes, body.subarray(start + bytes.length)])
    case 'insert':
      return Buffer.concat([before, bytes, body.subarray(start)])
    case 'remove':
      return Buffer.concat([before, after])
    case 'repeat':
      return Buffer.concat([before, body.subarray(start, start + length), body.subarray(start)])
    case 'truncate':
      return before
  }
}

/** Bodies with a few places spoiled. */
export const edited = (bodies: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(bodies, fc.array(edit, { maxLength: 6 })).map(([body, edits]) => edits.reduce(applyEdit, body))

const repeats = fc.oneof({ weight: 20, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(MAX_REPEATS) })

/** Fields of protobuf with the numbers OTLP uses, nested, repeated, with lengths that may lie. */
const { message } = fc.letrec<{ message: Buffer; field: Buffer }>((tie) => ({
  message: fc.array(tie('field'), { maxLength: 6 }).map((fields) => Buffer.concat(fields)),
  field: fc.oneof(
    { maxDepth: 8, withCrossShrink: true },
    fc.tuple(fc.integer({ min: 1, max: 15 }), varint()).map(([field, value]) => Buffer.concat([tag(field, 0), value])),
    fc.tuple(fc.integer({ min: 1, max: 15 }), fixed64()).map(([field, value]) => Buffer.concat([tag(field, 1), value])),
    fc
      .tuple(fc.integer({ min: 1, max: 16 }), fc.uint8Array({ maxLength: 40 }))
      .map(([field, content]) => delimited(field, content, 0)),
    fc
      .tuple(fc.nat(200), fc.nat(7), fc.uint8Array({ maxLength: 9 }))
      .map(([field, wire, rest]) => Buffer.concat([encodeVarint(BigInt(field * 8 + wire)), rest])),
    fc
      .record({
        field: fc.constantFrom(1, 2, 5, 7, 8, 9, 10, 11, 12),
        content: tie('message'),
        lie: fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, fc.integer({ min: -3, max: 300 })),
        repeat: repeats,
      })
      .map(({ field, content, lie, repeat }) => repeated(delimited(field, content, lie), 1 + repeat)),
  ),
}))

function varint(): fc.Arbitrary<Buffer> {
  return fc.oneof(fc.nat(300).map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })).map(encodeVarint)
}

function fixed64(): fc.Arbitrary<Buffer> {
  const doubles = fc.double().map((value) => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    return bytes
  })
  const integers = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(value)
    return bytes
  })
  return fc.oneof(doubles, integers)
}

function encodeVarint(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}

function tag(field: number, wire: number): Buffer {
  return encodeVarint(BigInt(field * 8 + wire))
}

function delimited(field: number, content: Uint8Array, lie: number): Buffer {
  return Buffer.concat([tag(field, 2), encodeVarint(BigInt(Math.max(0, content.length + lie))), content])
}

function repeated(unit: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: unit.length * times > 2 ** 20 ? 1 : times }, () => unit))
}

/** A metrics request around anything, so that the inner readers see it. */
const wrapped = fc
  .tuple(fc.constantFrom(5, 7, 9, 10, 11), message)
  .map(([kind, content]) => delimited(1, delimited(2, delimited(2, delimited(kind, content, 0), 0), 0), 0))

const NAMES = `
  resourceMetrics resource scopeMetrics scope metrics name unit gauge sum histogram exponentialHistogram summary dataPoints
  attributes key value stringValue boolValue intValue doubleValue bytesValue arrayValue kvlistValue values count flags
  bucketCounts explicitBounds scale positive negative offset zeroCount zeroThreshold min max timeUnixNano asInt asDouble
  aggregationTemporality isMonotonic resourceSpans scopeSpans spans resourceLogs __proto__ constructor toString 0
`
  .trim()
  .split(/\s+/)

/** JSON-like text with the names of OTLP: mostly whole, with tokens that are not JSON, repeated and deeply nested. */
const { json } = fc.letrec<{ json: string; member: string }>((tie) => ({
  member: fc.tuple(fc.constantFrom(...NAMES), tie('json')).map(([name, value]) => `"${name}":${value}`),
  json: fc.oneof(
    { maxDepth: 9, withCrossShrink: true },
    fc.constantFrom(
      '0',
      '-0',
      '1',
      '-1',
      '1.5',
      '1e400',
      '"7"',
      '"-7"',
      '"NaN"',
      '"x"',
      'null',
      'true',
      'NaN',
      '01',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join()}]`),
    fc.array(tie('member'), { maxLength: 5 }).map((members) => `{${members.join()}}`),
    fc
      .tuple(tie('json'), repeats)
      .map(([item, times]) => `[${`${item},`.repeat(item.length * times > 2 ** 20 ? 1 : times)}${item}]`),
    fc
      .tuple(fc.constantFrom('[', '{"a":', '{"resourceMetrics":[', '{"arrayValue":{"values":['), fc.nat(300))
      .map(([open, times]) => open.repeat(times)),
  ),
}))

/** Histograms whose counts add up although they are none. */
const oddHistogram = fc
  .tuple(
    fc.constantFrom('histogram', 'exponentialHistogram'),
    fc.array(fc.constantFrom(0, 0.5, 1, -1, 2, 2 ** 53, 1e308), { maxLength: 5 }),
  )
  .map(([kind, bucketCounts]) => {
    const count = bucketCounts.reduce((a, b) => a + b, 0)
    const explicitBounds = bucketCounts.slice(1).map((_, i) => i)
    const point = JSON.stringify({ count, bucketCounts, explicitBounds, positive: { bucketCounts } })
    return `{"${kind}":{"dataPoints":[${point.replaceAll('null', '1e400')}]}}`
  })
const jsonRequest = fc.oneof(
  json,
  oddHistogram.map((metric) => `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[${metric}]}]}]}`),
  json.map((metric) => `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[${metric}]}]}]}`),
  json.map((points) => `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"sum":{"dataPoints":${points}}}]}]}]}`),
)

const validProtobuf = anyRequest.map(encodeIndependently)
const validJson = anyRequest.map((request) => Buffer.from(renderJson(request)))

/** Bodies of requests: whole, spoiled, hostile, and soup. */
export const anyInput: fc.Arbitrary<Uint8Array> = fc.oneof(
  edited(validProtobuf),
  edited(validJson),
  message,
  wrapped,
  edited(wrapped),
  jsonRequest.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 200, size: 'max' }),
)
