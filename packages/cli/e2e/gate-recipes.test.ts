import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const PAGE = fileURLToPath(new URL('../../../docs/gate.md', import.meta.url))
const BIN = fileURLToPath(new URL('../bin/driftline.js', import.meta.url))
const PATIENCE_MS = 300_000

interface Recipe {
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>
  readonly drift?: { readonly script: readonly string[] }
}

const SPEC = `model: {name: fares}
features: {fare: {type: numeric}, zone: {type: categorical}}
windows: [1d]
columns: {time: day}
`

/** Eighty fares a day, each so much higher. */
function rowsOf(days: number, rise = 0): string {
  const rows = Array.from({ length: days * 80 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 80))).toISOString().slice(0, 10)
    return `${day},${(((i * 37) % 80) / 20 + 2 + rise).toFixed(2)},${'ABC'[i % 3]}`
  })
  return ['day,fare,zone', ...rows, ''].join('\n')
}

const page = await readFile(PAGE, 'utf8')
const recipes = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => parse(text!) as Recipe)
const [github] = recipes.flatMap(({ jobs }) => (jobs ? [jobs] : []))
const [gitlab] = recipes.flatMap(({ drift }) => (drift ? [drift] : []))
/** As a runner does: one shell for each step, or one for all lines of a job; each ends at the first failure. */
const scripts = {
  'GitHub Actions': github!['gate']!.steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
  'GitLab CI': [gitlab!.script.join('\n')],
}

describe('the recipes for the gate, run as shell,', () => {
  let folder = ''
  const at = (name: string): string => join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-recipes-'))
    for (const name of ['bin', 'data']) await mkdir(at(name))
    await writeFile(at('model.yaml'), SPEC)
    await program('driftline', `exec "${process.execPath}" "${BIN}" "$@"`)
    // What a recipe installs is already here.
    await program('npm', '[ "$*" = "install --global @driftline/cli" ]')
    await writeFile(at('data/train.csv'), rowsOf(30))
    await writeFile(at('drift-baseline.yaml'), 'format: driftline.baseline/v1\nmodel: fares\nentries: []\n')
  }, PATIENCE_MS)
  afterAll(() => rm(folder, { recursive: true }))

  async function program(name: string, body: string): Promise<void> {
    await writeFile(at(`bin/${name}`), `#!/bin/sh\n${body}\n`)
    await chmod(at(`bin/${name}`), 0o755)
  }

  function shell(script: string): Promise<{ readonly code: number; readonly text: string }> {
    const path = [at('bin'), process.env['PATH']].join(delimiter)
    const env = { ...process.env, PATH: path, GITHUB_STEP_SUMMARY: at('summary.md') }
    return new Promise((resolve) => {
      execFile('sh', ['-e', '-c', script], { cwd: folder, env }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), text: out + err })
      })
    })
  }

  async function run(steps: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
    await Promise.all(['summary.md', 'drift.xml'].map((name) => rm(at(name), { force: true })))
    let text = ''
    for (const step of steps) {
      const done = await shell(step)
      text += done.text
      if (done.code !== 0) return { code: done.code, text }
    }
    return { code: 0, text }
  }

  describe.each(Object.entries(scripts))('%s', (_name, steps) => {
    test('passes the rows of the reference', { timeout: PATIENCE_MS }, async () => {
      await writeFile(at('data/today.csv'), rowsOf(5))
      const { code, text } = await run(steps)
      expect(code, text).toBe(0)
      expect(await readFile(at('drift.xml'), 'utf8')).toMatch(/<testsuites [^>]*failures="0" errors="0"/)
    })

    test('stops at fares that rose, and says so where people look', { timeout: PATIENCE_MS }, async () => {
      await writeFile(at('data/today.csv'), rowsOf(5, 3))
      const { code, text } = await run(steps)
      expect(code, text).toBe(1)
      expect(await readFile(at('drift.xml'), 'utf8')).toMatch(/<failure message=/)
      expect(await readFile(at('summary.md'), 'utf8')).toMatch(/^## Driftline gate: fares: raised/)
    })

    test('cannot judge what is not there', { timeout: PATIENCE_MS }, async () => {
      await rm(at('data/today.csv'))
      const { code, text } = await run(steps)
      expect(code, text).toBe(2)
      expect(await readFile(at('drift.xml'), 'utf8')).toMatch(/<error message="[^"]*today\.csv/)
    })
  })

  test('are all there are in the page', () => {
    expect(recipes).toHaveLength(3)
    expect(
      Object.values(scripts)
        .flat()
        .join('\n')
        .match(/driftline gate/g),
    ).toHaveLength(2)
  })
})
