import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, smallRows } from './small-model.testing.ts'

const bin = fileURLToPath(new URL('../bin/driftline.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a shell line in a folder, `driftline` being the real program. */
async function shell(line: string, cwd: string): Promise<Ended> {
  const driftline = `driftline() { "${process.execPath}" "${bin}" "$@"; }`
  const child = spawn('bash', ['-c', `${driftline}; ${line}`], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code] = await once(child, 'close')
  return { code: code as number | null, out, err }
}

describe('a result file', () => {
  let model: SmallModel
  let replay: readonly string[] = []
  beforeAll(async () => {
    model = await createSmallModel()
    const input = ['--spec', model.at('model.yaml'), '--profile', model.at('p.json')]
    replay = ['replay', model.at('data.csv'), ...input, '--json']
  })
  afterAll(() => model.remove())

  const OLD = 'what was there before\n'

  test.each([
    ['profile build', 'profile build data.csv --spec model.yaml'],
    ['replay', 'replay data.csv --spec model.yaml --profile p.json --json'],
  ])('of %s that does not fit on the disk leaves the old one and nothing beside it', async (_name, command) => {
    await model.write('result', OLD)
    const before = await readdir(model.folder)
    const { code, err } = await shell(`ulimit -f 1; driftline ${command} --out result`, model.folder)
    expect(code).toBe(2)
    expect(err).toMatch(/^driftline: result: .* cannot be written: [^\n]+\n$/)
    expect(err).not.toContain('unexpected')
    expect(await readFile(model.at('result'), 'utf8')).toBe(OLD)
    expect(await readdir(model.folder)).toEqual(before)
  })

  test('of report that does not fit on the disk leaves the old one and nothing beside it', async () => {
    await runHere([...replay, '--out', model.at('lines.jsonl')])
    await model.write('result', OLD)
    const before = await readdir(model.folder)
    const { code, err } = await shell('ulimit -f 1; driftline report lines.jsonl -o result', model.folder)
    expect(code).toBe(2)
    expect(err).toMatch(/^driftline: result: the report cannot be written: [^\n]+\n$/)
    expect(await readFile(model.at('result'), 'utf8')).toBe(OLD)
    expect(await readdir(model.folder)).toEqual(before)
  })

  test('replaces the one before it, also through a link, and keeps who may read it', async () => {
    await writeFile(model.at('private.jsonl'), OLD, { mode: 0o600 })
    await symlink('private.jsonl', model.at('link.jsonl'))
    expect(await runHere([...replay, '--out', model.at('link.jsonl')])).toMatchObject({ code: 0 })
    const { out } = await runHere(replay)
    expect(await readFile(model.at('private.jsonl'), 'utf8')).toBe(out)
    expect((await stat(model.at('private.jsonl'))).mode & 0o777).toBe(0o600)
    expect(await readFile(model.at('link.jsonl'), 'utf8')).toBe(out)
  })

  test.each([
    ['a pipe', 'mkfifo pipe-$$; cat pipe-$$ & driftline REPLAY --out pipe-$$; wait; rm pipe-$$'],
    ['standard output', 'driftline REPLAY --out /dev/stdout | cat'],
    ['standard output into a file', 'driftline REPLAY --out /dev/stdout > caught; cat caught; rm caught'],
  ])('may be %s, which is written directly', async (_name, line) => {
    const { out } = await runHere(replay)
    const command = 'replay data.csv --spec model.yaml --profile p.json --json'
    expect(await shell(line.replace('REPLAY', command), model.folder)).toEqual({ code: 0, out, err: '' })
  })

  test('added to a file by way of standard output keeps what the file held', async () => {
    const { out } = await runHere(replay)
    const command = 'replay data.csv --spec model.yaml --profile p.json --json'
    const line = `echo before > log; driftline ${command} --out /dev/stdout >> log; cat log; rm log`
    expect(await shell(line, model.folder)).toEqual({ code: 0, out: `before\n${out}`, err: '' })
  })

  test('of a replay with one bad row in the middle is not written at all', async () => {
    const rows = smallRows(3).split('\n')
    await model.write('bad.csv', rows.toSpliced(90, 1, 'not a day,5').join('\n'))
    await model.write('result', OLD)
    const words = replay.map((word) => (word === model.at('data.csv') ? model.at('bad.csv') : word))
    expect(await runHere(words)).toMatchObject({ code: 2, out: '' })
    const { code, err } = await runHere([...words, '--out', model.at('result')])
    expect(code).toBe(2)
    expect(err).toContain('bad.csv:91')
    expect(await readFile(model.at('result'), 'utf8')).toBe(OLD)
  })

  test('standard output that is full ends with 2 and one line', async () => {
    const { code, err } = await shell(
      'driftline replay data.csv --spec model.yaml --profile p.json > /dev/full',
      model.folder,
    )
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^driftline: standard output: [^\n]*the disk is full[^\n]*\n$/) as string,
    })
  })

  test('help onto a full disk ends with 2 and one line', async () => {
    const { code, err } = await shell('driftline --help > /dev/full', model.folder)
    expect(code).toBe(2)
    expect(err).toMatch(/^driftline: standard output: [^\n]*the disk is full[^\n]*\n$/)
  })

  test('standard error that is full does not change what a command does', async () => {
    const { code } = await shell(
      'driftline profile build data.csv --spec model.yaml --out q.json 2> /dev/full',
      model.folder,
    )
    expect(code).toBe(0)
    expect(await readFile(model.at('q.json'), 'utf8')).toBe(await readFile(model.at('p.json'), 'utf8'))
  })

  test('state on a full disk ends with 2 and one line that names the folder', async () => {
    const { code, err } = await shell(
      'ulimit -f 0; driftline serve --port 0 --spec model.yaml --profile p.json --state s',
      model.folder,
    )
    expect(code).toBe(2)
    expect(err).toMatch(/^driftline: [^\n]*\bs\b[^\n]*--state[^\n]*\n$/)
    expect(err).not.toContain('unexpected')
  })
})
