import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driftline } from './child.testing.ts'

const SPEC = 'model: {name: m}\nfeatures: {a: {type: numeric}}\nwindows: [1d]\ncolumns: {time: day}\n'
const DATA = `day,a\n${Array.from({ length: 40 }, (_, i) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')},${i}`).join('\n')}\n`

describe('input that does not fit', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-bad-'))
    await write('model.yaml', SPEC)
    await write('data.csv', DATA)
    const built = driftline(['profile', 'build', 'data.csv', '--spec', 'model.yaml', '--out', 'p.json'], folder)
    expect(await built.ended, built.err()).toBe(0)
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function write(name: string, text: string): Promise<void> {
    await writeFile(join(folder, name), text)
  }

  async function refused(args: readonly string[]): Promise<{ readonly code: number | null; readonly err: string }> {
    const program = driftline(args, folder)
    const code = await program.ended
    expect(program.out()).toBe('')
    expect(program.err()).not.toMatch(/^ {4}at /m)
    expect(program.err()).not.toContain('unexpected ')
    return { code, err: program.err() }
  }

  test('a key the spec does not know is shown where it stands, with the key that was meant', async () => {
    await write('typo.yaml', SPEC.replace('features', 'feature'))
    const checked = await refused(['check', 'typo.yaml'])
    expect(checked.code).toBe(1)
    const used = await refused(['replay', 'data.csv', '--spec', 'typo.yaml', '--profile', 'p.json'])
    expect(used.code).toBe(2)
    for (const { err } of [checked, used]) {
      expect(err).toContain('typo.yaml:2:1')
      expect(err).toContain('Did you mean "features"?')
    }
  })

  test('a column that is missing is named with the file', async () => {
    await write('other.csv', DATA.replace('day,a', 'day,aa'))
    const { code, err } = await refused(['replay', 'other.csv', '--spec', 'model.yaml', '--profile', 'p.json'])
    expect(code).toBe(2)
    expect(err).toContain('other.csv')
    expect(err).toContain('"a"')
  })

  test('the profile of another model is refused with both names', async () => {
    await write('another.yaml', SPEC.replace('name: m', 'name: another'))
    const { code, err } = await refused(['replay', 'data.csv', '--spec', 'another.yaml', '--profile', 'p.json'])
    expect(code).toBe(2)
    expect(err).toMatch(/p\.json.*"m".*"another"|p\.json.*"another".*"m"/s)
  })

  test('a profile of a newer format is refused with what to do', async () => {
    const profile = await readFile(join(folder, 'p.json'), 'utf8')
    await write('newer.json', profile.replace('driftline.profile/v2', 'driftline.profile/v9'))
    const { code, err } = await refused(['serve', '--port', '0', '--spec', 'model.yaml', '--profile', 'newer.json'])
    expect(code).toBe(2)
    expect(err).toContain('newer.json')
    expect(err).toContain('driftline.profile/v9')
    expect(err).toMatch(/update|upgrade|newer|build/i)
  })

  test('a port that is taken is named', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    try {
      const { code, err } = await refused([
        'serve',
        '--port',
        String(port),
        '--spec',
        'model.yaml',
        '--profile',
        'p.json',
      ])
      expect(code).toBe(2)
      expect(err).toContain(String(port))
      expect(err).toContain('--port')
    } finally {
      server.close()
    }
  })
})
