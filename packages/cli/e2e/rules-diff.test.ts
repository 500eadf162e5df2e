import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GivenAnswer, StartedServer } from './http-server.testing.ts'
import { startServer } from './http-server.testing.ts'
import { runHere } from './in-process.testing.ts'

const SPEC = 'model: {name: fares}\nslos: {availability: 0.999}'
let folder = ''
let spec = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-diff-'))
  spec = join(folder, 'model.yaml')
  await writeFile(spec, SPEC)
})
afterAll(() => rm(folder, { recursive: true }))

async function installed(change: (text: string) => string): Promise<string> {
  await runHere(['rules', 'build', spec, '--out', folder])
  const file = join(folder, 'fares.rules.yaml')
  await writeFile(file, change(await readFile(file, 'utf8')))
  return file
}

test('rules diff ends with 0 where nothing differs, and with 1 where it does, telling what and by whom', async () => {
  const same = await runHere(['rules', 'diff', spec, '--against', await installed((text) => text)])
  expect(same.code).toBe(0)
  expect(same.out).toMatch(/^ok .*fares\.rules\.yaml: \d+ rules as in the spec\.\n$/)
  const edited = await installed((text) => text.replace('for: 2m', 'for: 20m'))
  const { code, out } = await runHere(['rules', 'diff', spec, '--against', edited])
  expect(code).toBe(1)
  expect(out).toContain(
    'edited   ModelSLOBurnRate (availability fast, model-slo:fares:availability:fast) was edited by somebody',
  )
  expect(out).toContain('- for: 20m\n         + for: 2m')
  const json = await runHere(['rules', 'diff', spec, '--against', edited, '--json'])
  expect(JSON.parse(json.out)).toMatchObject({ differences: [{ status: 'edited', fields: [{ field: 'for' }] }] })
})

test.each([
  ['there is no such file', 'absent.yaml', undefined],
  ['It has no "groups"', 'model.yaml', undefined],
])('rules diff says that %s', async (message, name) => {
  const { code, err } = await runHere(['rules', 'diff', spec, '--against', join(folder, name)])
  expect(code).toBe(2)
  expect(err).toContain(message)
})

describe('a Prometheus that does not do what it should', () => {
  let server: StartedServer
  let url = ''
  let answer: GivenAnswer | undefined
  let shown: string | undefined

  beforeAll(async () => {
    server = await startServer(({ headers }) => {
      shown = headers.authorization
      return answer
    })
    ;({ url } = server)
  })
  afterAll(() => server.close())

  test.each([
    ['wants to know who asks. Put a token into DRIFTLINE_PROMETHEUS_TOKEN', { status: 401, text: 'Unauthorized' }],
    [
      'with a web page, not with JSON',
      { status: 200, text: '<!doctype html><title>Sign in</title>', type: 'text/html' },
    ],
    ['there is no API of Prometheus', { status: 404, text: 'not found' }],
    ['it answered 502, which is no answer of Prometheus: bad gateway', { status: 502, text: 'bad gateway' }],
    ['no answer of Prometheus: []', { status: 200, text: '[]' }],
    ['cannot be asked', undefined],
  ])('is told in words: %s', async (message, given) => {
    answer = given
    const { code, err } = await runHere(['rules', 'diff', spec, '--against', url])
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).not.toContain('unexpected')
  })

  test('is told of a token it refuses, which is never shown', async () => {
    answer = { status: 401, text: '' }
    const env = { DRIFTLINE_PROMETHEUS_TOKEN: 'let-me-in' }
    const { err } = await runHere(['rules', 'diff', spec, '--against', url], { env })
    expect(shown).toBe('Bearer let-me-in')
    expect(err).toContain('does not take the token')
    expect(err).not.toContain('let-me-in')
    answer = { status: 403, text: '' }
    const forbidden = await runHere(['rules', 'diff', spec, '--against', url], { env })
    expect(forbidden.err).toContain('the token in DRIFTLINE_PROMETHEUS_TOKEN may not. Put one there that may read.')
  })

  test('is never asked with a token that no header can carry, which is not shown either', async () => {
    const env = { DRIFTLINE_PROMETHEUS_TOKEN: 'let\nme' }
    const { code, err } = await runHere(['rules', 'diff', spec, '--against', url], { env })
    expect(code).toBe(2)
    expect(err).toContain('DRIFTLINE_PROMETHEUS_TOKEN: a token is one line')
    expect(err).not.toContain('let\nme')
  })

  test('and one that is not there', async () => {
    const { code, err } = await runHere(['rules', 'diff', spec, '--against', 'http://127.0.0.1:1'])
    expect(code).toBe(2)
    expect(err).toMatch(/cannot be asked: (?:nothing listens there|bad port)/)
  })
})
