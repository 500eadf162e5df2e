/** How a body is encoded: `application/x-protobuf` or `application/json`. */
export type OtlpEncoding = 'protobuf' | 'json'

/** The three kinds of telemetry with their paths `/v1/…`. */
export type OtlpSignal = 'metrics' | 'traces' | 'logs'

/** An answer ready to be sent. */
export interface OtlpResponse {
  readonly status: number
  readonly contentType: string
  readonly body: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
  /** Why a request was refused, as it stands in the body. */
  readonly reason?: string
}

/** What was not taken of a request that as a whole was accepted. */
export interface PartialSuccess {
  /** Points, spans or records that were refused for good; 0 makes the message a warning. */
  readonly rejected: number
  /** Why, in English. */
  readonly message?: string
}

const CONTENT_TYPES: Readonly<Record<OtlpEncoding, string>> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
}

const REJECTED_NAMES: Readonly<Record<OtlpSignal, string>> = {
  metrics: 'rejectedDataPoints',
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
}

// google/rpc/code.proto
const RPC_CODES: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  405: 12,
  409: 9,
  413: 8,
  415: 3,
  499: 1,
  503: 14,
}
const RPC_INTERNAL = 13

const MAX_MESSAGE_LENGTH = 1000

/** An Export…ServiceResponse; `partial_success` is left unset when everything was taken. */
export function exportResponse(signal: OtlpSignal, encoding: OtlpEncoding, partial: PartialSuccess): OtlpResponse {
  const { rejected } = partial
  const message = (partial.message ?? '').slice(0, MAX_MESSAGE_LENGTH)
  const isPartial = rejected > 0 || message !== ''
  const contentType = CONTENT_TYPES[encoding]
  if (encoding === 'json') {
    const partialSuccess = { [REJECTED_NAMES[signal]]: String(rejected), errorMessage: message }
    return { status: 200, contentType, body: JSON.stringify(isPartial ? { partialSuccess } : {}) }
  }
  const content = Buffer.concat([varintField(1, rejected), textField(2, message)])
  return { status: 200, contentType, body: isPartial ? bytesField(1, content) : new Uint8Array() }
}

/** An error answer: a google.rpc.Status in the encoding of the request. */
export function statusResponse(
  status: number,
  message: string,
  { encoding, headers = {} }: { encoding: OtlpEncoding; headers?: Readonly<Record<string, string>> },
): OtlpResponse {
  const code = RPC_CODES[status] ?? RPC_INTERNAL
  const text = message.slice(0, MAX_MESSAGE_LENGTH)
  const body =
    encoding === 'json'
      ? JSON.stringify({ code, message: text })
      : Buffer.concat([varintField(1, code), textField(2, text)])
  return { status, contentType: CONTENT_TYPES[encoding], body, headers, reason: text }
}

/** The encoding a content type names, its parameters ignored; `undefined` for all others. */
export function findEncoding(contentType: string | undefined): OtlpEncoding | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === CONTENT_TYPES.protobuf) return 'protobuf'
  return type === CONTENT_TYPES.json ? 'json' : undefined
}

function varintField(field: number, value: number): Buffer {
  return value === 0 ? Buffer.alloc(0) : Buffer.from([field << 3, ...varint(value)])
}

function textField(field: number, text: string): Buffer {
  return text === '' ? Buffer.alloc(0) : bytesField(field, Buffer.from(text))
}

function bytesField(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...varint(content.length)]), content])
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}
