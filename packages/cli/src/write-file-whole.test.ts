import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileWhole } from './write-file-whole.ts'

const OLD = 'old'
let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-whole-'))
  file = join(folder, 'result')
  await writeFile(file, OLD)
})
afterEach(() => rm(folder, { recursive: true }))

const what = 'the result'

test('a reader finds the old content until the new one is there', async () => {
  const seen: Promise<string>[] = []
  function* content(): Generator<string> {
    for (const part of ['n', 'e', 'w']) {
      seen.push(readFile(file, 'utf8'))
      yield part
    }
  }
  await writeFileWhole(file, content(), { what })
  expect(await Promise.all(seen)).toEqual([OLD, OLD, OLD])
  expect(await readFile(file, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['result'])
})

test('content that fails on the way leaves the old one and nothing beside it', async () => {
  function* content(): Generator<string> {
    yield 'half'
    throw new Error('no more')
  }
  await expect(writeFileWhole(file, content(), { what })).rejects.toThrow('no more')
  expect(await readFile(file, 'utf8')).toBe(OLD)
  expect(await readdir(folder)).toEqual(['result'])
})

test('a process that ends on the way leaves the old one and nothing beside it', async () => {
  const script = `
    const { writeFileWhole } = await import(${JSON.stringify(new URL('write-file-whole.ts', import.meta.url).href)})
    const content = function* () { yield 'half'; process.exit(7) }
    await writeFileWhole(${JSON.stringify(file)}, content(), { what: 'the result' })`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(status, stderr).toBe(7)
  expect(await readFile(file, 'utf8')).toBe(OLD)
  expect(await readdir(folder)).toEqual(['result'])
})

test('a link is followed, also to what is not there yet', async () => {
  await symlink('new', join(folder, 'link'))
  await writeFileWhole(join(folder, 'link'), 'text', { what })
  expect(await readFile(join(folder, 'new'), 'utf8')).toBe('text')
})

test('who may read and write the file stays, whatever the mask of this process', async () => {
  await writeFile(join(folder, 'open'), OLD, { mode: 0o666 })
  const before = (await stat(join(folder, 'open'))).mode
  await writeFileWhole(join(folder, 'open'), 'text', { what })
  expect((await stat(join(folder, 'open'))).mode).toBe(before)
})

test('missing folders are created where that is asked for, and an error elsewhere', async () => {
  const path = join(folder, 'a', 'b', 'result')
  await expect(writeFileWhole(path, 'text', { what })).rejects.toThrow(
    `${path}: the result cannot be written: its folder does not exist. Create it, or choose another place.`,
  )
  await writeFileWhole(path, 'text', { what, createFolder: true })
  expect(await readFile(path, 'utf8')).toBe('text')
})

test('below /proc it ends with an error and not never', { timeout: 5000 }, async () => {
  await expect(writeFileWhole('/proc/a/result', 'text', { what, createFolder: true })).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('/proc/a/result: the result cannot be written') as string,
  })
})
