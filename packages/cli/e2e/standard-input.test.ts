import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { runHere } from './in-process.testing.ts'

const PATIENCE_MS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'driftline-stdin-test-'))
mkdirSync(join(folder, 'held'))
vi.stubEnv('TMPDIR', join(folder, 'held'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const rowsOf = (shift: number): string =>
  `day,x,word\n${Array.from({ length: 600 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1, i)).toISOString()
    return `${day},${((i * 7919) % 997) / 10 + shift},w${i % 7}\n`
  }).join('')}`
const at = (name: string): string => join(folder, name)
writeFileSync(at('train.csv'), rowsOf(0))
const SPEC = 'model: {name: m}\nwindows: [1d]\ncolumns: {time: day}\nfeatures: {x: {type: numeric}}\n'
writeFileSync(at('model.yaml'), SPEC)
const spec = ['--spec', at('model.yaml')]
const heldFolders = (): readonly string[] => readdirSync(at('held'))

test(
  'a table comes from standard input wherever it comes from a file, and gives the same',
  { timeout: PATIENCE_MS },
  async () => {
    expect(heldFolders()).toEqual([])
    for (const argsOf of [
      (file: string) => ['compare', at('train.csv'), file, ...spec, '--json'],
      (file: string) => ['compare', file, at('train.csv'), ...spec, '--json'],
      (file: string) => ['gate', at('train.csv'), file, ...spec, '--json'],
      (file: string) => ['replay', file, ...spec, '--json', '--out', '-'],
      (file: string) => ['profile', 'build', file, ...spec, '--out', '-'],
      (file: string) => ['init', file, '--name', 'm', '-o', '-'],
    ]) {
      const named = await runHere(argsOf(at('train.csv')))
      const piped = await runHere(argsOf('-'), { input: rowsOf(0) })
      expect(piped.err).toContain('standard input: 20 kB, held in a temporary file')
      expect(piped.code).toBe(named.code)
      const alike = (text: string): string =>
        text.replaceAll('standard input', 'train.csv').replaceAll(/"id":"[^"]+"/g, '')
      expect(alike(piped.out)).toBe(alike(named.out))
      expect(piped.out.length).toBeGreaterThan(100)
    }
    expect(heldFolders()).toEqual([])
  },
)

test('what is wrong with it is told of standard input, with its line', { timeout: PATIENCE_MS }, async () => {
  expect(heldFolders()).toEqual([])
  const { code, err } = await runHere(['replay', '-', ...spec], { input: 'day,x\n2024-01-01,1\n2024-01-02\n' })
  expect(code).toBe(2)
  expect(err).toContain('standard input:3:1: ')
  expect(err).not.toContain(tmpdir())
  expect(heldFolders()).toEqual([])
})

test('a spec comes from standard input as well', { timeout: PATIENCE_MS }, async () => {
  const checked = await runHere(['check', '-'], { input: SPEC })
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('standard input') })
  const broken = await runHere(['check', '-'], { input: 'model: {}\n' })
  expect(broken).toMatchObject({ code: 1, err: expect.stringContaining('standard input:1:') })
  const out = at('p.json')
  const built = await runHere(['profile', 'build', at('train.csv'), '--spec', '-', '--out', out], { input: SPEC })
  expect(built.code, built.err).toBe(0)
  expect(existsSync(out) && readFileSync(out, 'utf8')).toContain('"x"')
})

test.each([
  [['compare', '-', '-']],
  [['profile', 'build', '-', '--spec', '-', '--out', '-']],
  [['replay', '-', '--spec', '-']],
  [['check', '-', '-']],
])('%j asks for it twice and is refused', { timeout: PATIENCE_MS }, async (args) => {
  const { code, err } = await runHere(args, { input: rowsOf(0) })
  expect(code).toBe(2)
  expect(err).toContain('Standard input (-) can be read once')
})
