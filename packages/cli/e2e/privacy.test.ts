import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createRecorder } from '@driftline/instrumentation'
import { readMetricsProtobuf, startProcessor } from '@driftline/processor'
import type { ReferenceProfile } from '@driftline/profile'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import type { Attributes } from '@opentelemetry/api'
import { context, diag, DiagLogLevel, trace } from '@opentelemetry/api'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { Places } from './marked-bytes.testing.ts'
import { addBytes, addFolder, placesOf } from './marked-bytes.testing.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2024, 2, 1)
const ROWS_A_DAY = 200
const KEY = Buffer.from('0123456789abcdef').toString('base64')

const SPEC = `model: {name: clinic, version: '1', task: multiclass}
windows: [1d]
columns: {time: day, prediction: answer}
features:
  diagnosis: {type: categorical}
  ward: {type: categorical, values: [north, south]}
  note: {type: categorical}
  age: {type: numeric, min: 0, max: 100000}
  plan: {type: categorical}
segments: {dimensions: [city, {name: tier, values: [gold, iron]}]}
privacy: {hash: [diagnosis], snapshot: [plan]}
`

/** One value in every kind of place; none of them may be found anywhere but where it is said below. */
const MARKS = {
  hashed: 'Zq1hashed',
  hashedNumber: 48211.6353,
  undeclaredField: 'Zq2patientid',
  undeclaredFieldNumber: 77311.90621,
  unknownCategory: 'Zq3unknown',
  /** Between the quantiles of its feature: those, and the least and greatest, are values of rows. */
  number: 48140.62342,
  modelError: 'Zq4modelerror',
  callbackError: 'Zq5callback',
  unreadable: 'Zq6getter',
  undeclaredSegment: 'Zq7tier',
  listed: 'Zq8plan',
  className: 'Zq9class',
  smallSegment: 'Zq10village',
  dimensionValue: 'Zq11city',
} as const

const folder = await mkdtemp(join(tmpdir(), 'driftline-privacy-'))
const at = (name: string): string => join(folder, name)
const places: Places = new Map()
const logged: string[] = []

interface ClinicRow {
  readonly diagnosis: string | number
  readonly ward: string
  readonly note: string
  readonly age: number
  readonly plan: string
  readonly city: string
  readonly tier: string
}

/** Rows of a day; `hasMarks` puts the marks among them, in the middle of their feature. */
function rowsOf(hasMarks: boolean): readonly ClinicRow[] {
  return Array.from({ length: ROWS_A_DAY }, (_, i) => ({
    diagnosis: ['flu', 'cold', 'gout'][i % 3]!,
    ward: i % 2 === 0 ? 'north' : 'south',
    note: ['calm', 'busy'][i % 2]!,
    age: 48000 + i,
    plan: 'basic',
    city: [MARKS.dimensionValue, 'bonn', 'jena'][i % 3]!,
    tier: i % 2 === 0 ? 'gold' : 'iron',
    ...(hasMarks && markedFields(i)),
  }))
}

function markedFields(i: number): Partial<ClinicRow> {
  if (i < 60) return { diagnosis: i % 2 === 0 ? MARKS.hashed : MARKS.hashedNumber }
  if (i < 90) return { note: MARKS.unknownCategory, age: MARKS.number }
  if (i < 100) return { tier: MARKS.undeclaredSegment, plan: MARKS.listed }
  return i < 107 ? { city: MARKS.smallSegment } : {}
}

function csvOf(days: number, hasMarks: boolean): string {
  const header = ['day', 'diagnosis', 'ward', 'note', 'age', 'plan', 'city', 'tier', 'patient', 'answer']
  const lines = Array.from({ length: days }, (_, day) => {
    const date = new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10)
    const patient = hasMarks ? MARKS.undeclaredField : 'p'
    return rowsOf(hasMarks).map((row) => `${date},${Object.values(row).join(',')},${patient},well`)
  }).flat()
  return `${[header.join(','), ...lines].join('\n')}\n`
}

/** A tracer that keeps what is put on spans. */
function watchSpans(): void {
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: (name) => {
        addBytes(places, 'spans', name)
        const keep = (...words: readonly unknown[]): void => addBytes(places, 'spans', JSON.stringify(words))
        const span = {
          spanContext: () => ({ traceId: '5'.repeat(32), spanId: '5'.repeat(16), traceFlags: 1 }),
          isRecording: () => true,
          setAttribute: (key: string, value: unknown) => (keep(key, value), span),
          setAttributes: (attributes: Attributes) => (keep(attributes), span),
          addEvent: (event: string, attributes?: unknown) => (keep(event, attributes), span),
          addLink: () => span,
          addLinks: () => span,
          setStatus: (status: unknown) => (keep(status), span),
          updateName: (text: string) => (keep(text), span),
          recordException: (exception: unknown) => keep(exception),
          end: () => {},
        }
        return span
      },
      startActiveSpan: () => {
        throw new Error('not used')
      },
    }),
  })
}

function watchWords(): void {
  const keep = (...words: readonly unknown[]): void => addBytes(places, 'diag', words.map(String).join(' '))
  diag.setLogger(
    { error: keep, warn: keep, info: keep, debug: keep, verbose: keep },
    { logLevel: DiagLogLevel.ALL, suppressOverrideMessage: true },
  )
}

function keepWarning(warning: Error): void {
  addBytes(places, 'warnings', `${warning.name} ${warning.message}`)
}

/** A service: good calls, and calls in which everything of the user's fails with a mark in its words. */
function serve(spec: MonitorSpec, profile: ReferenceProfile) {
  let nowMs = START_MS
  const recorder = createRecorder({ clock: () => nowMs, monotonicClock: () => 0, writerId: 'w' })
  const options = { model: 'clinic', spec, profile } as const
  const answers = ['well', 'ill', MARKS.className]
  const predict = recorder.instrumentModel(
    (row: ClinicRow & { patient?: unknown }) => ({ class: answers[row.age % answers.length] ?? 'well', score: 0.5 }),
    options,
  )
  const failing = recorder.instrumentModel((_row: ClinicRow): string => {
    throw new RangeError(`no such patient: ${MARKS.modelError}`)
  }, options)
  const fail = (): never => {
    throw new TypeError(`cannot read ${MARKS.callbackError}`)
  }
  const broken = recorder.instrumentModel((_row: ClinicRow) => 'well', {
    ...options,
    segments: fail,
    output: fail,
    ages: fail,
  })
  const unreadable = Object.defineProperty({ ...rowsOf(false)[0]! }, 'ward', {
    enumerable: true,
    get: () => {
      throw new Error(MARKS.unreadable)
    },
  })
  return {
    day: (hasMarks: boolean): void => {
      for (const row of rowsOf(hasMarks))
        predict(
          hasMarks ? ({ ...row, patient: MARKS.undeclaredField, [`id`]: MARKS.undeclaredFieldNumber } as never) : row,
        )
      if (!hasMarks) return
      expect(() => failing(rowsOf(true)[0]!)).toThrow(MARKS.modelError)
      broken(rowsOf(false)[0]!)
      predict(unreadable)
    },
    collect: async (timeMs: number): Promise<Uint8Array> => {
      nowMs = timeMs
      const { resourceMetrics } = await recorder.producer.collect()
      const resource = resourceFromAttributes({ 'service.name': 'clinic-service' })
      return ProtobufMetricsSerializer.serializeRequest({ ...resourceMetrics, resource })!
    },
  }
}

/** Takes requests and keeps their bytes; `forward` sends them on, as a Collector does. */
async function startServer(place: string, forward?: (body: Buffer) => Promise<void>) {
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const body = Buffer.concat(parts)
      addBytes(places, place, body)
      void Promise.resolve(forward?.(body)).then(() =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
      )
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/metrics`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** One request on a connection of its own: an idle one may be closed by the server while the machine is busy. */
async function ask(url: string, body?: Uint8Array): Promise<string> {
  const headers = body ? { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' } : {}
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: body ? 'POST' : 'GET', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))))
    })
    asked.on('error', reject).end(body)
  })
}

async function runService(spec: MonitorSpec, profile: ReferenceProfile): Promise<void> {
  const backend = await startServer('OTLP of verdicts')
  let nowMs = START_MS
  const processor = await startProcessor({
    models: [{ spec, profiles: [profile] }],
    port: 0,
    now: () => nowMs,
    coveredSinceMs: START_MS - DAY_MS,
    stateDirectory: at('state'),
    exportTo: { endpoint: backend.url, now: () => nowMs },
    onLines: (lines) => addBytes(places, 'lines', JSON.stringify(lines)),
    onProblem: (message) => logged.push(message),
    onRejected: (message) => logged.push(message),
  })
  const collector = await startServer('OTLP of the service', async (body) => {
    await ask(`${processor.url}/v1/metrics`, body)
  })
  const service = serve(spec, profile)
  for (const day of [0, 1, 2, 3]) {
    service.day(day >= 1)
    nowMs = START_MS + (day + 1) * DAY_MS
    const sent = await service.collect(nowMs)
    addBytes(places, 'OTLP of the service, decoded', JSON.stringify(readMetricsProtobuf(sent)))
    await ask(collector.url, gzipSync(sent))
  }
  await processor.finish()
  addBytes(places, '/metrics', await ask(`${processor.url}/metrics`))
  addBytes(places, 'status page', await ask(`${processor.url}/`))
  await processor.stop()
  addFolder(places, 'state directory', at('state'))
  await collector.stop()
  await backend.stop()
}

async function runFiles(): Promise<void> {
  const spec = ['--spec', at('model.yaml')]
  const commands: Readonly<Record<string, readonly string[]>> = {
    check: ['check', at('model.yaml')],
    compare: ['compare', at('train.csv'), at('today.csv'), ...spec],
    'compare --json': ['compare', at('train.csv'), at('today.csv'), ...spec, '--json'],
    replay: ['replay', at('today.csv'), ...spec, '--profile', at('p.json')],
    'replay --json': ['replay', at('today.csv'), ...spec, '--profile', at('p.json'), '--json'],
    'replay --openmetrics': ['replay', at('today.csv'), ...spec, '--profile', at('p.json'), '--openmetrics'],
    'marked profile build': ['profile', 'build', at('today.csv'), ...spec, '--out', at('marked.json')],
  }
  for (const [place, args] of Object.entries(commands)) {
    const { code, out, err } = await runHere(args, { env: { DRIFTLINE_HASH_KEY: KEY } })
    expect(code, err).toBe(0)
    addBytes(places, place, out)
    addBytes(places, 'what commands say', err)
    if (place === 'replay --json') await writeFile(at('lines.jsonl'), out)
  }
  const report = await runHere(['report', at('lines.jsonl'), '--out', at('report.html')])
  expect(report.code, report.err).toBe(0)
  addBytes(places, 'report', await readFile(at('report.html')))
  addBytes(places, 'marked profile', await readFile(at('marked.json')))
}

beforeAll(async () => {
  process.env['DRIFTLINE_HASH_KEY'] = KEY
  process.on('warning', keepWarning)
  watchSpans()
  watchWords()
  await writeFile(at('model.yaml'), SPEC)
  await writeFile(at('train.csv'), csvOf(8, false))
  await writeFile(at('today.csv'), csvOf(3, true))
  const built = ['profile', 'build', at('train.csv'), '--spec', at('model.yaml'), '--out', at('p.json')]
  expect((await runHere(built, { env: { DRIFTLINE_HASH_KEY: KEY } })).code).toBe(0)
  const checked = parseMonitorSpec(SPEC)
  if (!checked.ok) throw new Error(checked.issues[0]?.message)
  await runService(checked.value, JSON.parse(await readFile(at('p.json'), 'utf8')) as ReferenceProfile)
  await runFiles()
  addBytes(places, 'log of the processor', logged.join('\n'))
}, 600_000)

afterAll(async () => {
  delete process.env['DRIFTLINE_HASH_KEY']
  process.off('warning', keepWarning)
  trace.disable()
  context.disable()
  diag.disable()
  await rm(folder, { recursive: true })
})

const WIRE = ['OTLP of the service', 'OTLP of the service, decoded', 'state directory']
const FILES = ['compare', 'compare --json', 'replay', 'replay --json', 'report', 'marked profile']

/** The only places a mark may be found in, and must be found in: a search that finds nothing proves nothing. */
const ALLOWED: Readonly<Record<keyof typeof MARKS, readonly string[]>> = {
  hashed: [],
  hashedNumber: [],
  undeclaredField: [],
  undeclaredFieldNumber: [],
  unknownCategory: ['marked profile'],
  number: [],
  modelError: [],
  callbackError: [],
  unreadable: [],
  undeclaredSegment: [],
  listed: ['spans', 'marked profile'],
  className: [...WIRE, 'lines'],
  smallSegment: ['spans', ...WIRE, 'marked profile'],
  dimensionValue: [
    'spans',
    ...WIRE,
    'lines',
    '/metrics',
    'OTLP of verdicts',
    'replay',
    'replay --json',
    'replay --openmetrics',
    'report',
    'marked profile',
  ],
}

test.each(Object.keys(MARKS) as (keyof typeof MARKS)[])('%s is found where it is allowed, and nowhere else', (name) => {
  expect([...placesOf(MARKS[name], places)].toSorted()).toEqual([...ALLOWED[name]].toSorted())
})

test('every place was looked at, and held something', () => {
  const empty = new Set(['marked profile build', 'log of the processor'])
  const ofService = [
    'spans',
    'diag',
    'warnings',
    ...WIRE,
    'lines',
    '/metrics',
    'OTLP of verdicts',
    'status page',
    'log of the processor',
  ]
  const ofFiles = ['check', 'replay --openmetrics', 'marked profile build', 'what commands say', ...FILES]
  expect([...places.keys()].toSorted()).toEqual([...ofService, ...ofFiles].toSorted())
  for (const [place, bytes] of places) if (!empty.has(place)) expect(bytes.length, place).toBeGreaterThan(10)
  expect(places.get('diag')?.toString()).toMatch(/TypeError at /)
})
