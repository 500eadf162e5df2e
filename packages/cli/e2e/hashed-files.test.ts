import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseMonitorSpec } from '@driftline/spec'
import { startCompareThread } from '../src/compare/compare-thread.ts'
import { runHere } from './in-process.testing.ts'

const KEY = { DRIFTLINE_HASH_KEY: Buffer.from('0123456789abcdef').toString('base64') }
const OTHER_KEY = { DRIFTLINE_HASH_KEY: Buffer.from('fedcba9876543210').toString('base64') }
const SPEC =
  'model: {name: m, version: "1"}\nfeatures: {ward: {}, a: {type: numeric}}\nwindows: [1d]\ncolumns: {time: day}\nprivacy: {hash: [ward]}\n'
const WARDS = ['oncology', 'surgery', '4711', 'paediatrics', 'geriatrics']

function csv(days: number, wards: readonly string[]): string {
  const rows = Array.from({ length: days * 100 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 100))).toISOString().slice(0, 10)
    return `${day},${wards[(i * 7 + Math.floor(i / 13)) % wards.length]},${i % 17}`
  })
  return `day,ward,a\n${rows.join('\n')}\n`
}

describe('files with a hashed feature', () => {
  let folder = ''
  const at = (name: string): string => join(folder, name)
  const build = (env: Readonly<Record<string, string>>, out = 'p.json') =>
    runHere(['profile', 'build', at('train.csv'), '--spec', at('model.yaml'), '--out', at(out)], { env })

  /** The wrapper of a replay reads the key of the process. */
  const replay = (env: Readonly<Record<string, string>>, file: string) => {
    Object.assign(process.env, env)
    return runHere(['replay', at(file), '--spec', at('model.yaml'), '--profile', at('p.json'), '--json'], { env })
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-hashed-'))
    await writeFile(at('model.yaml'), SPEC)
    await writeFile(at('train.csv'), csv(60, WARDS))
    await writeFile(at('same.csv'), csv(6, WARDS))
    await writeFile(at('moved.csv'), csv(6, WARDS.slice(0, 2)))
    expect((await build(KEY)).code).toBe(0)
  })
  afterEach(() => {
    delete process.env['DRIFTLINE_HASH_KEY']
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('give a profile of buckets under the key, without a name', async () => {
    const text = await readFile(at('p.json'), 'utf8')
    expect(text).toContain('"hashKey":"cc9bc20d"')
    for (const ward of WARDS) expect(text).not.toContain(ward)
  })

  test.each([
    ['no key', {}, 'there is no hash key; set DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE'],
    ['a key that is no base64', { DRIFTLINE_HASH_KEY: '***' }, 'DRIFTLINE_HASH_KEY does not hold base64'],
    ['a short key', { DRIFTLINE_HASH_KEY: 'c2VjcmV0' }, 'a key of 6 bytes, but at least 16 are needed'],
    ['no such file', { DRIFTLINE_HASH_KEY_FILE: '/nowhere/key' }, 'cannot be read (ENOENT)'],
    ['two keys', { ...KEY, DRIFTLINE_HASH_KEY_FILE: '/k' }, 'both DRIFTLINE_HASH_KEY and DRIFTLINE_HASH_KEY_FILE'],
  ])('end in 2 and in words with %s, and nothing is written', async (_, env, words) => {
    const files = [at('train.csv'), at('same.csv')]
    const spec = ['--spec', at('model.yaml')]
    const commands = [
      ['profile', 'build', files[0]!, ...spec, '--out', at('none.json')],
      ['compare', ...files, ...spec],
      ['replay', files[1]!, ...spec, '--profile', at('p.json')],
    ]
    for (const command of commands) {
      const { code, out, err } = await runHere(command, { env })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('"ward" is to be hashed ("privacy.hash")')
      expect(err).toContain(words)
    }
    await expect(readFile(at('none.json'))).rejects.toThrow('ENOENT')
  })

  test('are compared by bucket', async () => {
    const compare = async (file: string) => {
      const { out } = await runHere(['compare', at('train.csv'), at(file), '--spec', at('model.yaml'), '--json'], {
        env: KEY,
      })
      for (const ward of WARDS.slice(0, 2)) expect(out).not.toContain(ward)
      return (JSON.parse(out) as { features: Record<string, { verdict: { state: string } }> }).features['ward']?.verdict
    }
    expect(await compare('same.csv')).toMatchObject({ state: 'ok' })
    expect(await compare('moved.csv')).toMatchObject({ state: 'act' })
  })

  test('are compared by bucket in a second thread, too', async () => {
    const checked = parseMonitorSpec(SPEC)
    if (!checked.ok) throw new Error(checked.issues[0]?.message)
    const files = { spec: checked.value, reference: { path: at('train.csv') }, current: { path: at('moved.csv') } }
    const thread = startCompareThread({ ...files, env: KEY }, { index: 0, of: 1 })
    try {
      const part = await thread.part
      expect(part.features['ward']?.verdict.state).toBe('act')
      expect(JSON.stringify(part)).not.toContain('oncology')
    } finally {
      await thread.end()
    }
  })

  test('are replayed by bucket; under another key than the profile nothing is comparable and nothing raised', async () => {
    const linesOf = (out: string): readonly VerdictLine[] =>
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as VerdictLine)
    const moved = await replay(KEY, 'moved.csv')
    expect(linesOf(moved.out).some((line) => line.feature === 'ward' && isRaised(line))).toBe(true)
    expect(moved.out + moved.err).not.toContain('oncology')
    const other = await replay(OTHER_KEY, 'moved.csv')
    expect(other.code).toBe(0)
    const training = linesOf(other.out).filter(
      ({ feature, reference }) => feature === 'ward' && reference === 'training',
    )
    expect(new Set(training.map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['blind hash_key']))
  })
})
