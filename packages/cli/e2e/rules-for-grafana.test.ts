import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'

describe('driftline rules build for Grafana', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-rules-'))
    await writeFile(join(folder, 'model.yaml'), 'model: {name: a/b}\nslos: {availability: 0.999}\n')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const build = (...args: readonly string[]) => runHere(['rules', 'build', join(folder, 'model.yaml'), ...args])

  test.each([
    ['grafana-file', 'a-b.grafana.yaml'],
    ['grafana-api', 'a-b.grafana.json'],
    ['grafana-convert', 'a-b.grafana-convert.yaml'],
  ])('writes %s and says how many alerts are in it', async (target, name) => {
    const { code, err } = await build('--target', target, '--out', folder)
    expect(err).toBe(`${join(folder, name)}: 6 alerts, 0 recording rules in 3 groups.\n`)
    expect(code).toBe(0)
    expect(await readFile(join(folder, name), 'utf8')).toContain('model-slo:a b:availability:fast~')
  })

  test('puts them where it is told to', async () => {
    const flags = ['--datasource', 'mimir-1', '--folder', 'ML', '--folder-uid', 'ml']
    const { out } = await build('--target', 'grafana-api', ...flags)
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ folderUid: 'ml' }))
    expect(out).toContain('"datasourceUid": "mimir-1"')
    expect((await build('--target', 'grafana-file', ...flags)).out).toContain('\n    folder: ML\n')
    expect((await build('--target', 'grafana-convert', ...flags)).out).toMatch(/^namespace: ML\n/)
  })
})
