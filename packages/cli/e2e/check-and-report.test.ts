import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { makeVerdictLines } from '../src/report/verdict-lines.testing.ts'

const bin = fileURLToPath(new URL('../bin/driftline.js', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return name
}

function driftline(args: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })
}

const verdicts = () =>
  makeVerdictLines({ features: 5, windows: 4, window: '1y' })
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')

describe('the program', () => {
  test('prints its version and its help, and that is good', async () => {
    const packageJson = await readFile(new URL('../package.json', import.meta.url), 'utf8')
    const { version } = JSON.parse(packageJson) as { version: string }
    expect(await driftline(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
    const help = await driftline(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('Examples:')
  })

  test.each([
    [['chek', 'model.yaml'], '(Did you mean check?)'],
    [['check'], "missing required argument 'specs'"],
    [['check', 'model.yaml', '--jsn'], '(Did you mean --json?)'],
    [[], 'Usage: driftline'],
  ])('wrong usage is exit code 2 and says what is meant', async (args, text) => {
    const run = await driftline(args)
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toContain(text)
  })
})

describe('driftline check', () => {
  test('prints every problem at once with line, column, caret and hint', async () => {
    const file = await write('bad.yaml', 'model: {name: m, riskTier: 9}\nfeature: {}\nwindows: [1x]\n')
    const { code, out, err } = await driftline(['check', file])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^bad\.yaml:1:28 /m)
    expect(err).toMatch(/^bad\.yaml:2:1 /m)
    expect(err).toMatch(/^bad\.yaml:3:11 /m)
    expect(err).toContain('Did you mean "features"?')
    expect(err).toContain('bad.yaml: 3 problems found.')
  })

  test('prints a summary with the arithmetic of the series where there is no problem', async () => {
    const file = await write(
      'good.yaml',
      'model: {name: ridership}\nfeatures: {clark_lake: {type: numeric}}\nwindows: [1d]\n',
    )
    const { code, out, err } = await driftline(['check', file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('ok good.yaml')
    expect(out).toMatch(/references +training, seasonal\n/)
    expect(out).toMatch(
      /ml\.drift\.severity +16 +4 features and all × 2 versions × 1 window × 2 references × 1 segment/,
    )
    expect(out).toMatch(/at most +\d+ +of 6,000/)
  })

  test('names what is not active yet, and refuses it under --strict', async () => {
    const file = await write('later.yaml', 'model: {name: ridership}\nlabels: {cohort: 1d}\n')
    const { code, out } = await driftline(['check', file])
    expect(code).toBe(0)
    expect(out).toContain('later.yaml:2:1 Not active yet: labels.')
    const strict = await driftline(['check', file, '--strict'])
    expect(strict).toMatchObject({ code: 1, out: '' })
    expect(strict.err).toContain('later.yaml:2:1 Not active yet: labels.')
  })

  test('goes through every file, the worst deciding the exit code', async () => {
    const good = await write('good.yaml', 'model: {name: ridership}\n')
    const bad = await write('bad.yaml', 'modl: {}\n')
    expect(await driftline(['check', good, bad])).toMatchObject({ code: 1 })
    const run = await driftline(['check', 'nowhere.yaml', bad, good])
    expect(run.code).toBe(2)
    expect(run.err).toContain('nowhere.yaml: the monitoring spec cannot be read: there is no such file.')
    expect(run.out).toContain('ok good.yaml')
  })

  test('prints one JSON object per file', async () => {
    const good = await write('good.yaml', 'model: {name: ridership}\n')
    const bad = await write('bad.yaml', 'modl: {}\n')
    const { code, out } = await driftline(['check', good, bad, '--json'])
    expect(code).toBe(1)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { file: 'good.yaml', ok: true, model: 'ridership', series: { limit: 6000 } },
      { file: 'bad.yaml', ok: false, issues: expect.arrayContaining([expect.objectContaining({ line: 1 })]) },
    ])
  })
})

describe('driftline report', () => {
  test('writes one page from a file, and the same bytes from standard input', async () => {
    const file = await write('lines.jsonl', verdicts())
    const run = await driftline(['report', file, '-o', 'page.html', '--title', 'Riders & more'])
    expect(run).toEqual({ code: 0, out: 'page.html: 20 verdicts. Open it in a browser.\n', err: '' })
    const page = await readFile(join(folder, 'page.html'), 'utf8')
    expect(page).toContain('<h1>Riders &amp; more</h1>')
    const piped = await driftline(['report', '-', '-o', '-', '--title', 'Riders & more'], verdicts())
    expect(piped).toEqual({ code: 0, out: page, err: '' })
  })

  test.each([
    ['', 'lines.jsonl:1: there is no verdict'],
    ['\n{"model": 1}\n', 'lines.jsonl:2: "model" must be a string; found 1'],
    ['not json\n', 'lines.jsonl:1: this is not JSON'],
  ])('refuses what are no verdicts with line and reason', async (text, message) => {
    const file = await write('lines.jsonl', text)
    const run = await driftline(['report', file])
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toContain(message)
    expect(run.err).not.toMatch(/\n {4}at /)
  })

  test('refuses a file that is not there and a folder that does not exist', async () => {
    expect(await driftline(['report', 'nowhere.jsonl'])).toEqual({
      code: 2,
      out: '',
      err: 'driftline: nowhere.jsonl: the verdicts cannot be read: there is no such file.\n',
    })
    const run = await driftline(['report', '-', '-o', 'nowhere/page.html'], verdicts())
    expect(run.err).toContain('nowhere/page.html: the report cannot be written: its folder does not exist.')
  })

  test('a reader that leaves early is no failure', async () => {
    await write(
      'lines.jsonl',
      makeVerdictLines({ features: 50, windows: 40, window: '1d' })
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    )
    const child = spawn(process.execPath, [bin, 'report', 'lines.jsonl', '-o', '-'], { cwd: folder })
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('Ctrl-C while waiting for input ends with 130', async () => {
    const child = spawn(process.execPath, [bin, 'report', '-', '-o', '-'], { cwd: folder })
    const moreThanAPipeHolds = '\n'.repeat(4 * 1024 * 1024)
    await new Promise<void>((resolve) => child.stdin.write(moreThanAPipeHolds, () => resolve()))
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
  })
})
