import { mkdir, symlink } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeVerdictLines } from '../src/report/verdict-lines.testing.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, SMALL_SPEC } from './small-model.testing.ts'

/** A mistake that starts a server instead of an answer, or a loop without end, must not hold the suite. */
const ANSWER_MS = 5000

interface Mistake {
  readonly title: string
  /** `@name` stands for a file of the folder. */
  readonly args: string
  /** Named in the message. */
  readonly says: readonly (string | RegExp)[]
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

const BUILD = 'profile build @data.csv --spec @model.yaml'
const REPLAY = 'replay @data.csv --spec @model.yaml --profile @p.json'
const SERVE = 'serve --port 0 --spec @model.yaml --profile @p.json'
const LONG = 'x'.repeat(300)

const [good] = makeVerdictLines({ features: 1, windows: 1, window: '1d' })
const changed = (changes: object): string => `${JSON.stringify({ ...good, ...changes })}\n`
const statistics = (changes: object): string => changed({ statistics: { ...good!.statistics, ...changes } })

const INPUT_FILES: readonly Mistake[] = [
  { title: 'a spec that is not there', args: 'check @none.yaml', says: ['none.yaml', 'there is no such file'] },
  { title: 'a folder as spec', args: 'check @folder', says: ['folder', 'it is a folder'] },
  { title: 'a spec below a file', args: 'check @file.txt/a.yaml', says: ['a.yaml', 'is a file, not a folder'] },
  { title: 'a spec with a name too long', args: `check @${LONG}`, says: ['too long'] },
  { title: 'a spec that links to itself', args: 'check @loop', says: ['loop', 'links'] },
  {
    title: 'rows that are not there',
    args: 'profile build @none.csv --spec @model.yaml --out @o',
    says: ['none.csv', 'no file'],
  },
  {
    title: 'a folder as rows',
    args: 'profile build @folder --spec @model.yaml --out @o',
    says: ['folder', 'it is a folder'],
  },
  {
    title: 'rows below a file',
    args: 'profile build @file.txt/a.csv --spec @model.yaml --out @o',
    says: ['a.csv', 'is a file, not a folder'],
  },
  {
    title: 'a folder as spec of a profile',
    args: 'profile build @data.csv --spec @folder --out @o',
    says: ['it is a folder'],
  },
  {
    title: 'a current file that is not there',
    args: 'compare @data.csv @none.csv --spec @model.yaml',
    says: ['none.csv', 'no file'],
  },
  { title: 'a folder to compare', args: 'compare @folder @data.csv --spec @model.yaml', says: ['it is a folder'] },
  {
    title: 'a profile that is not there',
    args: 'replay @data.csv --spec @model.yaml --profile @none.json',
    says: ['none.json', 'there is no such file'],
  },
  {
    title: 'a folder as profile',
    args: 'replay @data.csv --spec @model.yaml --profile @folder',
    says: ['folder', 'it is a folder'],
  },
  {
    title: 'rows as profile',
    args: 'replay @data.csv --spec @model.yaml --profile @data.csv',
    says: ['data.csv', 'not JSON'],
  },
  { title: 'a folder as rows of a replay', args: REPLAY.replace('@data.csv', '@folder'), says: ['it is a folder'] },
  { title: 'a folder of verdicts', args: 'report @folder -o @o', says: ['folder', 'it is a folder'] },
  { title: 'verdicts below a file', args: 'report @file.txt/a -o @o', says: ['is a file, not a folder'] },
]

const OUTPUT_FILES: readonly Mistake[] = [
  { title: 'a profile onto a folder', args: `${BUILD} --out @folder`, says: ['folder', 'it is a folder'] },
  {
    title: 'a profile below a file',
    args: `${BUILD} --out @file.txt/a/p.json`,
    says: ['p.json', 'is a file, not a folder'],
  },
  { title: 'a profile onto a full disk', args: `${BUILD} --out /dev/full`, says: ['/dev/full', 'the disk is full'] },
  { title: 'a profile into /proc', args: `${BUILD} --out /proc/p.json`, says: ['/proc/p.json', 'cannot be written'] },
  { title: 'a replay onto a folder', args: `${REPLAY} --out @folder`, says: ['folder', 'it is a folder'] },
  { title: 'a replay below a file', args: `${REPLAY} --out @file.txt/a`, says: ['is a file, not a folder'] },
  {
    title: 'a replay into a missing folder',
    args: `${REPLAY} --out @none/a`,
    says: ['none/a', 'its folder does not exist'],
  },
  { title: 'a replay onto a full disk', args: `${REPLAY} --out /dev/full`, says: ['/dev/full', 'the disk is full'] },
  { title: 'a report onto a folder', args: 'report - -o @folder', says: ['it is a folder'], input: changed({}) },
  {
    title: 'a report below a file',
    args: 'report - -o @file.txt/a',
    says: ['is a file, not a folder'],
    input: changed({}),
  },
  {
    title: 'a report onto a full disk',
    args: 'report - -o /dev/full',
    says: ['/dev/full', 'the disk is full'],
    input: changed({}),
  },
  { title: 'a demo onto a file', args: 'demo --out @file.txt', says: ['file.txt', 'file'] },
  { title: 'a demo below a file', args: 'demo --out @file.txt/a', says: ['file.txt/a', 'is a file, not a folder'] },
  { title: 'a demo into /proc', args: 'demo --out /proc/demo', says: ['/proc/demo'] },
]

const STATE: readonly Mistake[] = [
  { title: 'state on a file', args: `${SERVE} --state @file.txt`, says: ['file.txt', '--state'] },
  {
    title: 'state below a file',
    args: `${SERVE} --state @file.txt/s`,
    says: ['file.txt/s', 'is a file, not a folder'],
  },
  { title: 'state in /proc', args: `${SERVE} --state /proc/state`, says: ['/proc/state', '--state'] },
  { title: 'state on a device', args: `${SERVE} --state /dev/null`, says: ['/dev/null', '--state'] },
  { title: 'state with a name too long', args: `${SERVE} --state @${LONG}`, says: ['too long', '--state'] },
]

const ADDRESSES: readonly Mistake[] = [
  {
    title: 'an address beyond this machine without a token',
    args: `${SERVE} --host 0.0.0.0`,
    says: ['0.0.0.0', '--token-file', '--insecure'],
  },
  {
    title: 'a host that nobody knows',
    args: `${SERVE} --insecure --host nowhere.invalid`,
    says: ['nowhere.invalid', '--host'],
  },
  {
    title: 'a host of another machine',
    args: `${SERVE} --insecure --host 192.0.2.1`,
    says: ['192.0.2.1', 'not an address of this machine', '--host'],
  },
  { title: 'a port that is taken', args: `${SERVE} --port @PORT`, says: [/Port \d+/, '--port'] },
  { title: 'an endpoint that is no address', args: `${SERVE} --otlp-endpoint nonsense`, says: ['nonsense', 'http'] },
  {
    title: 'an endpoint of another scheme in the environment',
    args: SERVE,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://collector:4317' },
    says: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317'],
  },
]

const TOKENS: readonly Mistake[] = [
  {
    title: 'a token file that is not there',
    args: `${SERVE} --token-file @none`,
    says: ['none', 'there is no such file'],
  },
  { title: 'a folder as token file', args: `${SERVE} --token-file @folder`, says: ['folder', 'it is a folder'] },
  { title: 'an empty token file', args: `${SERVE} --token-file @empty.txt`, says: ['empty.txt', 'empty'] },
  { title: 'a token of two lines', args: `${SERVE} --token-file @file.txt`, says: ['file.txt', 'one line'] },
  {
    title: 'an empty token in the environment',
    args: SERVE,
    env: { DRIFTLINE_TOKEN: '' },
    says: ['DRIFTLINE_TOKEN', 'empty'],
  },
]

const OPTIONS: readonly Mistake[] = [
  { title: 'checkpoints without a pause', args: `${SERVE} --checkpoint 0s`, says: ['--checkpoint', '10ms'] },
  { title: 'checkpoints beyond a timer', args: `${SERVE} --checkpoint 90d`, says: ['--checkpoint', '24d'] },
  {
    title: 'the profile of no spec',
    args: 'serve --port 0 --spec @other.yaml --profile @p.json',
    says: ['p.json', '"m"', '"other"'],
  },
  {
    title: 'two specs of one model',
    args: 'serve --port 0 --spec @model.yaml @again.yaml',
    says: ['model.yaml', 'again.yaml', '"m"'],
  },
]

const VERDICT_LINES: readonly Mistake[] = (
  [
    ['a number', '5\n', 'a verdict is a JSON object'],
    ['a list', '[1]\n', 'a verdict is a JSON object'],
    ['nothing at all', 'null\n', 'a verdict is a JSON object'],
    ['half a line', changed({}).slice(0, 50), 'this is not JSON'],
    ['a severity beyond all numbers', changed({}).replace(/"severity":[^,]+/, '"severity":1e999'), '"severity"'],
    ['a severity of 200', changed({ severity: 200 }), '"severity"'],
    ['a kind nobody knows', changed({ kind: 'sideways' }), '"kind"'],
    ['a since that is no time', changed({ since: 'yesterday' }), '"since"'],
    ['a list of statistics', changed({ statistics: [] }), '"statistics"'],
    ['a share of text', statistics({ missing: 'none' }), '"statistics.missing"'],
    ['a PSI of text', statistics({ psi: 'high' }), '"statistics.psi"'],
    ['quantiles without a median', statistics({ quantiles: { p5: 1, p95: 2 } }), '"statistics.quantiles.p50"'],
    ['a distribution of one number', statistics({ distribution: 5 }), '"statistics.distribution"'],
    [
      'a distribution of text',
      statistics({ distribution: { upper: ['a'], reference: [1], current: [1] } }),
      '"statistics.distribution.upper"',
    ],
    [
      'a distribution without shares',
      statistics({ distribution: { categories: ['a'] } }),
      '"statistics.distribution.reference"',
    ],
  ] as const
).map(([title, input, says]) => ({
  title: `${title} for a verdict`,
  args: 'report - -o @o',
  input,
  says: ['standard input:1', says],
}))

describe('a mistake of the user ends with 2 and one clear line', () => {
  let model: SmallModel
  const server = createServer()
  beforeAll(async () => {
    model = await createSmallModel()
    await mkdir(model.at('folder'))
    await symlink('loop', model.at('loop'))
    await model.write('file.txt', 'just\ntext\n')
    await model.write('empty.txt', '\n')
    await model.write('again.yaml', SMALL_SPEC)
    await model.write('other.yaml', SMALL_SPEC.replace('name: m', 'name: other'))
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
  })
  afterAll(async () => {
    server.close()
    await model.remove()
  })

  async function expectClearLine({ args, says, input = '', env = {} }: Mistake): Promise<void> {
    const port = String((server.address() as AddressInfo).port)
    const words = args.split(' ').map((word) => (word === '@PORT' ? port : word.replace(/^@/, `${model.folder}/`)))
    const { code, out, err } = await runHere(words, { input, env })
    expect({ code, out }, err).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^(driftline|error): [^\n]+\n(\(add --help[^\n]*\n)?$/)
    expect(err).not.toMatch(/unexpected|please report|\n {4}at | E[A-Z]{3,}/)
    for (const text of says)
      if (typeof text === 'string') expect(err).toContain(text)
      else expect(err).toMatch(text)
  }

  for (const mistake of [
    ...INPUT_FILES,
    ...OUTPUT_FILES,
    ...STATE,
    ...ADDRESSES,
    ...TOKENS,
    ...OPTIONS,
    ...VERDICT_LINES,
  ])
    test(mistake.title, { timeout: ANSWER_MS }, () => expectClearLine(mistake))
})
